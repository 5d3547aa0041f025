import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
} from 'vscode-languageserver-types';
import type { SchemaNode } from '../../../../schemas/vocabulary.ts';
import type { KindSchema } from '../../schema/kind-schema.ts';
import { childView, resolve, type SchemaView } from '../../schema/lookup.ts';
import { sinceWords } from '../../schema/versions.ts';
import { expectedValue } from '../../schema/wording.ts';
import { showDescription } from '../hover/show-description.ts';
import { fieldSnippet, skeletonSnippet, type SnippetStyle } from './field-snippet.ts';
import { orderFields, type MapContent, type OfferedField } from './field-order.ts';

/** Where fields are offered. */
export interface FieldSite {
  readonly content: MapContent;
  readonly style: SnippetStyle;
  readonly origin: KindSchema['origin'];
}

/**
 * The fields that a map may have and has not yet, likeliest first, each with what it requires.
 * @param view of the map, or of a list of maps, where each field starts an item
 */
export function fieldItems(view: SchemaView, site: FieldSite): CompletionItem[] {
  const item = view.node.type === 'array' ? childView(view, 0) : undefined;
  const owner = item ?? view;
  const fields = orderFields(owner, site.content);
  const items = fields.map((field, place) => ({
    ...toItem(owner, field, site),
    ...(item === undefined ? {} : asListItem(owner, field, site)),
    sortText: sortTextOf(place),
  }));
  return item === undefined ? [...items, ...skeletonItems(owner, fields, site)] : items;
}

/** All that is required and missing at once, offered behind the last of these fields. */
function skeletonItems(
  owner: SchemaView,
  fields: readonly OfferedField[],
  { style }: FieldSite,
): CompletionItem[] {
  const names = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  if (names.length < 2 || style.layout !== 'block') return [];
  return [
    {
      label: names.join(', '),
      kind: CompletionItemKind.Snippet,
      detail: 'all required fields',
      sortText: `${sortTextOf(names.length - 1)}a`,
      ...asSnippet(skeletonSnippet(names, owner.node, { root: owner.root, style })),
    },
  ];
}

function sortTextOf(place: number): string {
  return `1${String(place).padStart(4, '0')}`;
}

function toItem(owner: SchemaView, { name, isRequired }: OfferedField, site: FieldSite): CompletionItem {
  const node = nodeOf(owner, name);
  const lines = fieldSnippet(name, node, { root: owner.root, style: site.style });
  const documentation = describe(node, site.origin);
  return {
    label: name,
    kind: CompletionItemKind.Property,
    detail: detailOf(node, isRequired),
    ...(documentation === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(node['x-deprecated'] === undefined ? {} : { tags: [CompletionItemTag.Deprecated] }),
    ...asSnippet(lines),
  };
}

/** The field as the first one of a new item, for a list whose dash has not been typed. */
function asListItem(owner: SchemaView, { name }: OfferedField, site: FieldSite): Partial<CompletionItem> {
  const [first = '', ...rest] = fieldSnippet(name, nodeOf(owner, name), {
    root: owner.root,
    style: site.style,
  });
  return {
    label: `- ${name}`,
    filterText: name,
    ...asSnippet([`- ${first}`, ...rest.map((line) => `  ${line}`)]),
  };
}

function asSnippet(lines: readonly string[]): Partial<CompletionItem> {
  return {
    insertText: lines.join('\n'),
    insertTextFormat: InsertTextFormat.Snippet,
    // Lines behind the first are written as if that one were not indented.
    insertTextMode: InsertTextMode.adjustIndentation,
  };
}

function nodeOf(owner: SchemaView, name: string): SchemaNode {
  return resolve(owner.root, owner.node.properties?.[name] ?? {});
}

function detailOf(node: SchemaNode, isRequired: boolean): string {
  return [
    expectedValue(node),
    ...(isRequired ? ['required'] : []),
    ...(['string', 'number', 'boolean'].includes(typeof node.default)
      ? [`default ${JSON.stringify(node.default)}`]
      : []),
    ...(node['x-since'] === undefined ? [] : [sinceWords(node['x-since'])]),
    ...(node['x-channel'] === undefined ? [] : ['experimental']),
    ...(node['x-deprecated'] === undefined ? [] : ['deprecated']),
  ].join(' · ');
}

function describe(node: SchemaNode, origin: KindSchema['origin']): string {
  const deprecated = node['x-deprecated'];
  return [deprecated && `Deprecated: ${deprecated}`, showDescription(node.description, origin)]
    .filter((part) => part !== undefined)
    .join('\n\n');
}
