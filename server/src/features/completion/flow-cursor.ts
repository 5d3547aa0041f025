import { nodeAtOffset } from '../../yaml/at-offset.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { pathOf } from '../../yaml/nodes.ts';
import type { CursorPath } from './cursor-path.ts';

/**
 * The path to a cursor inside of `[…]` or `{…}`, which indentation says nothing about.
 * @param offset UTF-16 offset in the document
 * @returns undefined for a cursor that is in neither
 */
export function findFlowCursor(document: YamlDocument, offset: number): CursorPath | undefined {
  const node = nodeAtOffset(document.root, offset)?.node;
  if (node === undefined) return undefined;
  const isInside = offset > node.start && offset < node.end;
  if (node.kind === 'seq' && node.flow && isInside) {
    return { path: [...pathOf(node), node.items.length], expects: 'value', typed: '', start: offset };
  }
  if (node.kind === 'map' && node.flow && isInside) {
    return { path: pathOf(node), expects: 'key', typed: '', start: offset };
  }
  const parent = node.parent;
  if (node.kind !== 'scalar' || parent === undefined || !parent.flow) return undefined;
  const typed = document.text.slice(node.start, offset);
  const isKey = node.pair?.key === node;
  return {
    path: isKey ? pathOf(parent) : pathOf(node),
    expects: isKey ? 'key' : 'value',
    typed,
    start: node.start,
  };
}
