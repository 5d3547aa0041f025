import { CompletionItemKind, MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import type { SchemaNode, Scalar } from '../../../../schemas/vocabulary.ts';
import type { SchemaView } from '../../schema/lookup.ts';
import { sinceWords } from '../../schema/versions.ts';
import { quoteIfNeeded } from '../../yaml/edit.ts';

/** Zeros of protobuf enums: to write one is to write nothing, or is refused. */
const NOTHING_SAID: ReadonlySet<Scalar> = new Set<Scalar>(['INVALID', 'UNDEFINED', 'UNSET', 'UNSPECIFIED']);

/** Values that a place may hold, the default first; none where anything may stand. */
export function valueItems(view: SchemaView, taken: ReadonlySet<string> = new Set()): CompletionItem[] {
  const { node } = view;
  const channels = node['x-enum-channels'] ?? {};
  const rank = (value: Scalar): number => {
    if (NOTHING_SAID.has(value)) return 3;
    if (value === node.default) return 0;
    return channels[String(value)] === undefined ? 1 : 2;
  };
  return [...new Set(valuesOf(node))]
    .filter((value) => !taken.has(String(value)))
    .map((value, index) => ({ value, rank: rank(value), index }))
    .sort((left, right) => left.rank - right.rank || left.index - right.index)
    .map(({ value }, place) => toItem(node, value, place));
}

function valuesOf(node: SchemaNode): readonly Scalar[] {
  if (node.enum !== undefined) return node.enum.filter((value) => value !== '');
  if (node.type === 'boolean') return [true, false];
  const isScalar = ['string', 'number', 'boolean'].includes(typeof node.default);
  return [...(isScalar ? [node.default as Scalar] : []), ...(node.examples ?? [])].filter(
    (value) => value !== '',
  );
}

function toItem(node: SchemaNode, value: Scalar, place: number): CompletionItem {
  const text = String(value);
  const meaning = node['x-enum-docs']?.[text];
  const since = node['x-enum-since']?.[text];
  const notes = [
    ...(value === node.default ? ['default'] : []),
    ...(since === undefined ? [] : [sinceWords(since)]),
    ...(node['x-enum-channels']?.[text] === undefined ? [] : ['experimental']),
  ];
  return {
    label: text,
    kind: node.enum === undefined ? CompletionItemKind.Value : CompletionItemKind.EnumMember,
    ...(notes.length === 0 ? {} : { detail: notes.join(' · ') }),
    ...(meaning === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: meaning } }),
    insertText: typeof value === 'string' ? quoteIfNeeded(value) : text,
    sortText: `1${String(place).padStart(4, '0')}`,
  };
}
