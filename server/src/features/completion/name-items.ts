import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import type { SchemaNode } from '../../../../schemas/vocabulary.ts';
import type { Resource } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { quoteIfNeeded } from '../../yaml/edit.ts';
import { nodeAt } from '../../yaml/select.ts';
import type { CompletionSite } from './completion-site.ts';
import type { CursorPath } from './cursor-path.ts';
import type { Candidate } from './names/candidate.ts';
import { findNameSource } from './names/sources.ts';

/** More names than anybody reads: beyond these, editors ask again when more has been typed. */
export const MOST_NAMES = 200;

/** Names of the workspace that fit the place: hosts, subsets, gateways, ports, labels that select something. */
export function nameItems(
  cursor: CursorPath,
  { resource, view }: Pick<CompletionSite, 'view'> & { readonly resource: Resource },
  index: IndexView,
): CompletionItem[] {
  const field = cursor.path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[]` : text === '' ? step : `${text}.${step}`),
    '',
  );
  const source = findNameSource(resource.key, field);
  if (source === undefined) return [];
  const depth = cursor.path.findLastIndex((step) => typeof step === 'string');
  const request = {
    index,
    resource,
    namespace: resource.namespace,
    typed: cursor.typed.replace(/^["']/, ''),
    map: nodeAt(resource.root, cursor.path.slice(0, depth)),
    path: cursor.path,
  };
  const unique = new Map<string, Candidate>();
  for (const candidate of source(request)) {
    if (unique.size >= MOST_NAMES) break;
    const { name } = candidate;
    if (name !== '' && !unique.has(name) && matches(request.typed, name)) unique.set(name, candidate);
  }
  const isKey = cursor.expects === 'key' && typeof cursor.path.at(-1) !== 'number';
  return [...unique.values()].map(({ name, detail }, place) => ({
    label: name,
    detail,
    kind: isKey ? CompletionItemKind.Property : CompletionItemKind.Reference,
    sortText: `0${String(place).padStart(4, '0')}`,
    insertText: isKey ? `${quoteIfNeeded(name)}: ` : textFor(name, cursor.typed, view?.node.type),
  }));
}

/** Whether all that has been typed occurs in the name in this order, as editors match. */
function matches(typed: string, name: string): boolean {
  const lower = name.toLowerCase();
  let from = 0;
  for (const sign of typed.toLowerCase()) {
    const at = lower.indexOf(sign, from);
    if (at === -1) return false;
    from = at + 1;
  }
  return true;
}

/** Keeps the quotes that the author opened; a name that would be read as a number needs some where text is wanted. */
function textFor(name: string, typed: string, type: SchemaNode['type']): string {
  const quote = typed[0];
  const isNumber = /^\d+$/.test(name) && type !== 'string';
  if (isNumber) return name;
  return quote === '"' || quote === "'" ? quote + name + quote : quoteIfNeeded(name);
}
