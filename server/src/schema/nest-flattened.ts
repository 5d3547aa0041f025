import type { YamlDocument } from '../yaml/document.ts';
import { columnOf, lineStart, type DocumentEdit } from '../yaml/edit.ts';
import type { MapNode, Pair, SeqNode, YamlNode } from '../yaml/nodes.ts';
import { indentLines } from '../yaml/reshape.ts';
import { childView, type SchemaView } from './lookup.ts';
import { isNullValue } from './site.ts';

/** One line of the flattened text, or a block that kept its inner indentation. */
interface Line {
  readonly node: Pair | YamlNode;
  /** True if a `- ` stands before it. */
  readonly isItem: boolean;
  /** Undefined for items that are no maps. */
  readonly pair: Pair | undefined;
  /** True if what follows may belong below it. */
  readonly isOpen: boolean;
}

/** A map or list that lines can still be added to. */
interface Frame {
  readonly view: SchemaView;
  readonly column: number;
  /** The keys that a map has; undefined for lists. */
  readonly used: Set<string> | undefined;
}

/**
 * Gives every line of a flattened resource the indentation that its schema calls for: a field goes to the
 * innermost open map that can have it, an item to the innermost open list that can hold it.
 * @returns undefined if a line fits nowhere
 */
export function nestFlattened(
  document: YamlDocument,
  root: MapNode,
  view: SchemaView,
): DocumentEdit[] | undefined {
  const frames: Frame[] = [{ view, column: 0, used: new Set() }];
  const edits: DocumentEdit[] = [];
  for (const line of linesOf(document, root, false)) {
    const column = line.isItem ? placeItem(frames, line) : placeField(frames, line);
    const moved = column === undefined ? undefined : indent(document, line, column);
    if (moved === undefined) return undefined;
    edits.push(...moved);
  }
  return edits;
}

function linesOf(document: YamlDocument, map: MapNode, isItem: boolean): Line[] {
  return map.pairs.flatMap((pair, index): Line[] => {
    const { value } = pair;
    const isFlat = value.kind === 'seq' && !value.flow && isBelowKey(document, pair, value);
    const line: Line = {
      node: pair,
      isItem: isItem && index === 0,
      pair,
      isOpen: isFlat || isNullValue(value),
    };
    return isFlat ? [line, ...value.items.flatMap((item) => itemLines(document, item))] : [line];
  });
}

function itemLines(document: YamlDocument, item: YamlNode): Line[] {
  if (item.kind === 'map' && !item.flow) return linesOf(document, item, true);
  return [{ node: item, isItem: true, pair: undefined, isOpen: false }];
}

/** A list whose dashes stand below the key's first letter may have lost its indentation with the rest. */
function isBelowKey(document: YamlDocument, pair: Pair, seq: SeqNode): boolean {
  return columnOf(document, seq.dashes[0] ?? seq.start) === columnOf(document, pair.start);
}

function placeField(frames: Frame[], line: Line): number | undefined {
  const { pair } = line;
  if (pair === undefined) return undefined;
  const isFree = ({ used }: Frame): boolean => used !== undefined && !used.has(pair.name);
  const named = frames.findLastIndex((frame) => isFree(frame) && hasProperty(frame.view, pair.name));
  const found = named !== -1 ? named : frames.findLastIndex((frame) => isFree(frame) && isMapOf(frame.view));
  const frame = frames[found];
  if (frame === undefined) return undefined;
  frames.length = found + 1;
  frame.used?.add(pair.name);
  open(frames, frame, line);
  return frame.column;
}

function hasProperty(view: SchemaView, name: string): boolean {
  return view.node.properties !== undefined && Object.hasOwn(view.node.properties, name);
}

function isMapOf(view: SchemaView): boolean {
  return typeof view.node.additionalProperties === 'object';
}

function placeItem(frames: Frame[], line: Line): number | undefined {
  const found = frames.findLastIndex(({ view, used }) => used === undefined && canHold(view, line));
  const frame = frames[found];
  const items = frame === undefined ? undefined : childView(frame.view, 0);
  if (frame === undefined || items === undefined) return undefined;
  frames.length = found + 1;
  if (line.pair !== undefined) {
    const item: Frame = { view: items, column: frame.column + 2, used: new Set([line.pair.name]) };
    frames.push(item);
    open(frames, item, line);
  }
  return frame.column;
}

function canHold(view: SchemaView, { pair }: Line): boolean {
  const items = childView(view, 0);
  if (items === undefined) return false;
  return pair === undefined ? items.node.type !== 'object' : hasProperty(items, pair.name);
}

/** Makes what an open line starts the innermost place for the lines to come. */
function open(frames: Frame[], frame: Frame, { pair, isOpen }: Line): void {
  const inner = pair === undefined || !isOpen ? undefined : childView(frame.view, pair.name);
  if (inner === undefined) return;
  const used = inner.node.type === 'array' ? undefined : new Set<string>();
  frames.push({ view: inner, column: frame.column + 2, used });
}

function indent(
  document: YamlDocument,
  { node, isItem, isOpen }: Line,
  column: number,
): DocumentEdit[] | undefined {
  const { text } = document;
  const start = lineStart(text, node.start);
  if (!/^[ -]*$/.test(text.slice(start, node.start))) return undefined;
  const newText = ' '.repeat(column) + (isItem ? '- ' : '');
  const first: DocumentEdit = { document, span: { start, end: node.start }, newText };
  const secondLine = text.indexOf('\n', node.start) + 1;
  if (isOpen || secondLine === 0 || secondLine >= node.end) return [first];
  const delta = newText.length - (node.start - start);
  const rest = indentLines(document, { start: secondLine, end: node.end }, delta);
  return rest === undefined ? undefined : [first, ...rest];
}
