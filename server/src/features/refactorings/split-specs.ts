import type { Resource } from '../../resources/resource.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { columnOf, lineEnd, lineStart, replaceText } from '../../yaml/edit.ts';
import type { SeqNode, Span } from '../../yaml/nodes.ts';
import { findPair, scalar } from '../../yaml/select.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';
import { freeNames, isReferredTo, itemSpans, splitDocument, type Replacement } from './split-document.ts';

const KINDS: ReadonlySet<string> = new Set([
  'CiliumNetworkPolicy.cilium.io',
  'CiliumClusterwideNetworkPolicy.cilium.io',
]);

/**
 * Splits a policy of Cilium with `specs` into one policy with `spec` for each. Cilium takes each item for a rule of
 * its own (cilium, CiliumNetworkPolicy.Parse), so that the parts mean what the whole did.
 */
export function splitSpecs({ resource, index }: RefactoringTarget): Refactoring | undefined {
  if (!KINDS.has(resource.key)) return undefined;
  const name = scalar(resource.root, 'metadata.name');
  const parts = toParts(resource);
  if (name === undefined || parts === undefined) return undefined;
  return {
    title: `Split into ${parts.length} policies, one per item of "specs"`,
    kind: REWRITE,
    edits: () => [
      splitDocument(resource, { node: name, texts: freeNames(resource, index, parts.length) }, parts),
    ],
  };
}

/** @returns undefined if there are no two items, or one is written in a way that cannot be moved as it is */
function toParts({ document, root }: Resource): Replacement[][] | undefined {
  const pair = findPair(root, 'specs');
  const list = pair?.value;
  // A `spec` beside them counts as one more item, which stands elsewhere.
  if (pair === undefined || list?.kind !== 'seq' || list.flow || findPair(root, 'spec') !== undefined)
    return undefined;
  if (list.items.length < 2 || isReferredTo(root, list)) return undefined;
  const spans = itemSpans(document.text, pair, list);
  const items = spans.flatMap((span, index) => toBlock(document, span, list, index) ?? []);
  if (items.length < list.items.length) return undefined;
  const span = { start: spans[0]?.start ?? list.start, end: spans.at(-1)?.end ?? list.end };
  return items.map((newText) => [replaceText(document, pair.key, 'spec'), { span, newText }]);
}

/** The lines of an item without its dash, two columns in; undefined if one starts further left than the item. */
function toBlock(
  document: YamlDocument,
  span: Span,
  { dashes, items }: SeqNode,
  index: number,
): string | undefined {
  const dash = dashes[index];
  const item = items[index];
  if (dash === undefined || item?.kind !== 'map') return undefined;
  const { text } = document;
  const column = columnOf(document, item.start);
  // A dash that is alone on its line leaves nothing there.
  const end = lineEnd(text, dash + 1);
  const isAlone = text.slice(dash + 1, end).trim() === '';
  const start = isAlone ? text.indexOf('\n', end) + 1 : dash + 1;
  const comments = text.slice(span.start, lineStart(text, dash));
  const own = (isAlone ? '' : ' '.repeat(columnOf(document, dash) + 1)) + text.slice(start, span.end);
  const lines = (comments + own).split(/(?<=\n)/).map((line) => {
    const blank = /^ */.exec(line)?.[0].length ?? 0;
    if (line.trim() === '') return line;
    if (line[blank] === '#') return `  ${line.slice(Math.min(blank, column))}`;
    return blank < column ? undefined : `  ${line.slice(column)}`;
  });
  return lines.includes(undefined) ? undefined : lines.join('');
}
