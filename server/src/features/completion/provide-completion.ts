import type { CompletionItem, CompletionList } from 'vscode-languageserver-types';
import type { SchemaStore } from '../../schema/store.ts';
import type { Resource } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { lineStart } from '../../yaml/edit.ts';
import { apiItems } from './api-items.ts';
import { findCompletionSite, type CompletionSite } from './completion-site.ts';
import { findCursorPath, type CursorPath } from './cursor-path.ts';
import { envoyTypeItems } from './envoy-type-items.ts';
import { insertAt } from './insert-at.ts';
import { insertJson } from './insert-json.ts';
import { findJsonCursor } from './json-cursor.ts';
import { libraryItems } from './library-items.ts';
import { meshKeyItems } from './mesh-key-items.ts';
import { MOST_NAMES, nameItems } from './name-items.ts';
import { fieldsAndValues } from './fields-and-values.ts';
import type { SchemaCompletion } from './schema-items.ts';

export interface CompletionRequest {
  readonly document: YamlDocument;
  /** UTF-16 offset in the document. */
  readonly offset: number;
  /** The resources of the document. */
  readonly resources: readonly Resource[];
  readonly store: SchemaStore;
  readonly index: IndexView;
  /** Loads the schema completer, which is large, when it is first needed. */
  schemaCompletion(): Promise<SchemaCompletion>;
}

/** Everything that may be typed at the cursor, most likely first. */
export async function provideCompletion(request: CompletionRequest): Promise<CompletionList> {
  const { document, offset, store, index } = request;
  const cursor = cursorAt(document, offset);
  if (cursor === undefined) return { isIncomplete: false, items: [] };
  const site = findCompletionSite(cursor, document, request);
  const insert = document.isJson ? insertJson : insertAt;
  const items = itemsAt(site, { store, index }).map((item) => insert(item, cursor, request));
  // Where our schemas know the place, they have said all: the library would only add guesses.
  if (items.length > 0 || site.resource === undefined || site.view !== undefined)
    return { isIncomplete: items.length >= MOST_NAMES, items };
  return { isIncomplete: false, items: await libraryItems(site, offset, () => request.schemaCompletion()) };
}

function itemsAt(
  site: CompletionSite,
  { store, index }: Pick<CompletionRequest, 'store' | 'index'>,
): CompletionItem[] {
  const { cursor, root, resource, schema } = site;
  const heads = apiItems(cursor, root, store.rows);
  const isIdentity = cursor.expects === 'value' && ['apiVersion', 'kind'].includes(cursor.path.join('.'));
  if (isIdentity) return heads;
  if (resource === undefined) return [...heads, ...fieldsAndValues(site)];
  const all = [
    ...nameItems(cursor, { resource, view: site.view }, index),
    ...envoyTypeItems(cursor, resource),
    ...fieldsAndValues(site),
    ...meshKeyItems(cursor, resource, schema !== undefined),
  ];
  const seen = new Set<string>();
  return all.filter(({ label }) => !seen.has(label) && seen.add(label));
}

function cursorAt(document: YamlDocument, offset: number): CursorPath | undefined {
  if (document.isJson) return findJsonCursor(document, offset);
  return isOutside(document, offset) ? undefined : findCursorPath(document.text, offset);
}

/** Whether the cursor is in a comment, or in what a template fills in. */
function isOutside({ text, masks }: YamlDocument, offset: number): boolean {
  if (masks.some(({ start, end }) => start < offset && offset < end)) return true;
  return /(?:^|\s)#/.test(text.slice(lineStart(text, offset), offset).replaceAll(/"[^"]*"|'[^']*'/g, ''));
}
