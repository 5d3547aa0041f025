import { CompletionItemKind, InsertTextMode, type CompletionItem } from 'vscode-languageserver-types';
import type { CatalogueRow } from '../../../../schemas/catalogue.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { text } from '../../yaml/select.ts';
import type { CursorPath } from './cursor-path.ts';

/**
 * `apiVersion` and `kind`, each from the other, from the first keystroke of an empty document.
 * @param root the document's content, as far as it can be read
 */
export function apiItems(
  cursor: CursorPath,
  root: YamlNode | undefined,
  rows: readonly CatalogueRow[],
): CompletionItem[] {
  const offered = rows.filter((row) => row.served && row.schema !== undefined && row.removed === undefined);
  if (cursor.expects === 'value' && cursor.path.length === 1) {
    if (cursor.path[0] === 'apiVersion') return apiVersionItems(offered, text(root, 'kind'));
    if (cursor.path[0] === 'kind') return kindItems(offered, text(root, 'apiVersion'));
    return [];
  }
  if (cursor.expects !== 'key' || cursor.path.length > 0) return [];
  return [...partItems(cursor, offered, root), ...headItems(cursor, offered, root)];
}

const PARTS = ['apiVersion', 'kind', 'metadata', 'spec'];

/** The parts that every resource has, as long as it is not known which kind it is. */
function partItems(
  cursor: CursorPath,
  rows: readonly CatalogueRow[],
  root: YamlNode | undefined,
): CompletionItem[] {
  const apiVersion = text(root, 'apiVersion');
  const kind = text(root, 'kind');
  if (apiVersion !== undefined && kind !== undefined) return [];
  const isOurs =
    (apiVersion === undefined && kind === undefined) ||
    rows.some((row) => row.kind === kind || apiVersionOf(row) === apiVersion);
  const present = [...cursor.before, ...cursor.behind];
  // Without either the text may be anything, such as the values of a chart.
  const isAnything = apiVersion === undefined && kind === undefined;
  if (!isOurs || (isAnything && present.some((name) => !PARTS.includes(name)))) return [];
  return PARTS.filter((name) => !present.includes(name)).map((name, place) => ({
    label: name,
    kind: CompletionItemKind.Property,
    insertText: name === 'metadata' || name === 'spec' ? `${name}:\n  ` : `${name}: `,
    insertTextMode: InsertTextMode.adjustIndentation,
    sortText: `0${place}`,
  }));
}

function apiVersionItems(rows: readonly CatalogueRow[], kind: string | undefined): CompletionItem[] {
  const ofKind = rows.filter((row) => row.kind === kind);
  const shown = ofKind.length > 0 ? ofKind : rows;
  const best = new Map<string, CatalogueRow>();
  for (const row of shown) {
    const apiVersion = apiVersionOf(row);
    const known = best.get(apiVersion);
    if (known === undefined || isBetter(row, known)) best.set(apiVersion, row);
  }
  return [...best].map(([apiVersion, row]) => ({
    label: apiVersion,
    kind: CompletionItemKind.Value,
    detail: ofKind.length > 0 ? row.kind : row.mesh,
    sortText: `${rank(row)}${apiVersion}`,
    ...(row.deprecated === undefined ? {} : { tags: [1] }),
  }));
}

function kindItems(rows: readonly CatalogueRow[], apiVersion: string | undefined): CompletionItem[] {
  const ofVersion = rows.filter((row) => apiVersionOf(row) === apiVersion);
  const shown = ofVersion.length > 0 ? ofVersion : rows.filter(isPreferredVersion);
  const kinds = new Map(shown.map((row) => [row.kind, row]));
  return [...kinds.values()].map((row) => ({
    label: row.kind,
    kind: CompletionItemKind.Class,
    detail: apiVersionOf(row),
    sortText: `${rank(row)}${row.kind}`,
  }));
}

/** The first two lines of a resource of each kind, where a document has neither. */
function headItems(
  cursor: CursorPath,
  rows: readonly CatalogueRow[],
  root: YamlNode | undefined,
): CompletionItem[] {
  if (text(root, 'apiVersion') !== undefined || text(root, 'kind') !== undefined) return [];
  if (cursor.before.length > 0 || cursor.behind.length > 0) return [];
  return rows.filter(isPreferredVersion).map((row) => ({
    label: row.kind,
    kind: CompletionItemKind.Class,
    detail: apiVersionOf(row),
    filterText: `${row.kind} ${apiVersionOf(row)} apiVersion kind`,
    insertText: `apiVersion: ${apiVersionOf(row)}\nkind: ${row.kind}\nmetadata:\n  name: \${1:name}\n`,
    insertTextFormat: 2,
    sortText: `9${row.kind}`,
  }));
}

function apiVersionOf({ group, version }: CatalogueRow): string {
  return group === '' ? version : `${group}/${version}`;
}

/** The stored version is the one that upstream recommends, unless it is deprecated by now. */
function isPreferredVersion(row: CatalogueRow): boolean {
  return row.stored === true && row.deprecated === undefined;
}

function isBetter(row: CatalogueRow, than: CatalogueRow): boolean {
  return rank(row) < rank(than);
}

function rank(row: CatalogueRow): string {
  return row.deprecated !== undefined ? '3' : row.stored === true ? '1' : '2';
}
