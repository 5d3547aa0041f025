import { lineEnding, lineStart, quoteIfNeeded, type DocumentEdit } from '../../yaml/edit.ts';
import type { SeqNode, Span } from '../../yaml/nodes.ts';
import { own } from '../../util/own.ts';
import { findPair, nodeAt, scalar } from '../../yaml/select.ts';
import type { Resource } from '../../resources/resource.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';

/**
 * The list of rules of each kind of policy, and the lists beside which it cannot be split: what these say would
 * have to go into every part. Policies of all these kinds add up, so that the parts mean what the whole did.
 */
const RULE_LISTS: Readonly<Record<string, readonly string[]>> = {
  'AuthorizationPolicy.security.istio.io': ['rules'],
  'CiliumNetworkPolicy.cilium.io': ['ingress', 'egress', 'ingressDeny', 'egressDeny'],
  'CiliumClusterwideNetworkPolicy.cilium.io': ['ingress', 'egress', 'ingressDeny', 'egressDeny'],
};

/** Splits a policy with several rules into one policy per rule. */
export function splitPolicy({ resource }: RefactoringTarget): Refactoring | undefined {
  const list = findRules(resource);
  const name = scalar(resource.root, 'metadata.name');
  if (list === undefined || name === undefined) return undefined;
  return {
    title: `Split into ${list.items.length} policies, one per rule`,
    kind: REWRITE,
    edits: () => [splitAt(resource, list, name)],
  };
}

/** The one list of rules with several items, in block style; undefined if there is none or more than one list. */
function findRules({ key, root }: Resource): SeqNode | undefined {
  const spec = nodeAt(root, ['spec']);
  const [list, ...others] = (own(RULE_LISTS, key) ?? []).flatMap((name) => findPair(spec, name)?.value ?? []);
  if (list?.kind !== 'seq' || list.flow || list.items.length < 2 || others.length > 0) return undefined;
  return list;
}

function splitAt({ document, root, name }: Resource, list: SeqNode, nameNode: Span): DocumentEdit {
  const { text } = document;
  const newline = lineEnding(document);
  const span = { start: root.start, end: root.start + text.slice(root.start, root.end).trimEnd().length };
  const items = itemSpans(text, list);
  const listSpan = { start: items[0]?.start ?? list.start, end: items.at(-1)?.end ?? list.end };
  const parts = items.map((item, index) => {
    const copy = (start: number, end: number): string =>
      start <= nameNode.start && nameNode.end <= end
        ? text.slice(start, nameNode.start) +
          quoteIfNeeded(`${name}-${index + 1}`) +
          text.slice(nameNode.end, end)
        : text.slice(start, end);
    const before = copy(span.start, listSpan.start);
    const after = copy(listSpan.end, Math.max(span.end, listSpan.end));
    return (before + text.slice(item.start, item.end) + after).trimEnd();
  });
  return { document, span, newText: parts.join(`${newline}---${newline}`) };
}

/** Whole lines of each item: from its dash, or the comments above it, to those of the next item. */
function itemSpans(text: string, { dashes, items }: SeqNode): Span[] {
  const starts = dashes.map((dash, index) => {
    const start = lineStart(text, dash);
    const previous = items[index - 1];
    return previous === undefined ? start : startWithComments(text, previous.end, start);
  });
  return starts.map((start, index) => {
    const last = items[index];
    return { start, end: starts[index + 1] ?? lineAfter(text, last?.end ?? start) };
  });
}

/** The start of the comment lines right above `start`; those on the line of `after` belong to the item before. */
function startWithComments(text: string, after: number, start: number): number {
  let first = start;
  for (let line = lineStart(text, start - 1); line > after; line = lineStart(text, line - 1)) {
    if (!/^[ \t]*#/.test(text.slice(line, first))) break;
    first = line;
  }
  return first;
}

function lineAfter(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}
