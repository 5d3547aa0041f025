import type { Resource } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { lineEnd, lineEnding, lineStart, quoteIfNeeded, type DocumentEdit } from '../../yaml/edit.ts';
import type { Pair, ScalarNode, SeqNode, Span, YamlNode } from '../../yaml/nodes.ts';

/** A stretch of the document that has another text in one of its copies. */
export interface Replacement {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Puts one copy of a resource per part in its place, each under a name of its own.
 * @param parts what stands otherwise in each copy beside the name, in the order of the text and without overlaps
 */
export function splitDocument(
  { document, root }: Resource,
  name: { readonly node: ScalarNode; readonly texts: readonly string[] },
  parts: readonly (readonly Replacement[])[],
): DocumentEdit {
  const { text } = document;
  const span = { start: root.start, end: root.start + text.slice(root.start, root.end).trimEnd().length };
  const copies = parts.map((part, index) => {
    const renamed = { span: name.node, newText: quoteIfNeeded(name.texts[index] ?? '') };
    return copyWith(text, span, [renamed, ...part]).trimEnd();
  });
  const newline = lineEnding(document);
  return { document, span, newText: copies.join(`${newline}---${newline}`) };
}

function copyWith(text: string, span: Span, replacements: readonly Replacement[]): string {
  let copy = '';
  let at = span.start;
  for (const { span: place, newText } of [...replacements].sort(
    (left, right) => left.span.start - right.span.start,
  )) {
    copy += text.slice(at, place.start) + newText;
    at = place.end;
  }
  return copy + text.slice(at, Math.max(span.end, at));
}

/** `name-1`, `name-2` and on, without the names that other resources of the kind have. */
export function freeNames({ key, namespace, name }: Resource, index: IndexView, count: number): string[] {
  const names: string[] = [];
  for (let number = 1; names.length < count; number++) {
    const candidate = `${name}-${number}`;
    if (index.get(key, namespace, candidate) === undefined) names.push(candidate);
  }
  return names;
}

/** Whole lines of each item of a block list: from its dash, or the comments above it, to those of the next item. */
export function itemSpans(text: string, pair: Pair, { dashes, items }: SeqNode): Span[] {
  const starts = dashes.map((dash, index) => {
    const previous = items[index - 1]?.end ?? lineEnd(text, pair.key.end);
    return startWithComments(text, previous, lineStart(text, dash));
  });
  return starts.map((start, index) => ({
    start,
    end: starts[index + 1] ?? lineAfter(text, items[index]?.end ?? start),
  }));
}

/** True if something in the resource stands for a part of `span`, which is not in every copy. */
export function isReferredTo(node: YamlNode, span: Span): boolean {
  if (node.kind === 'map') return node.pairs.some(({ value }) => isReferredTo(value, span));
  if (node.kind === 'seq') return node.items.some((item) => isReferredTo(item, span));
  const target = node.kind === 'alias' ? node.target : undefined;
  return target !== undefined && span.start <= target.start && target.start < span.end;
}

/** The start of the comment lines right above `start`; those on the line of `after` belong to what is before. */
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
