import type { CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver-types';
import type { KindSchema } from '../../schema/kind-schema.ts';
import { childView, schemaAt, type SchemaView } from '../../schema/lookup.ts';
import type { SchemaStore } from '../../schema/store.ts';
import type { Resource } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { lineStart } from '../../yaml/edit.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, nodeAt } from '../../yaml/select.ts';
import { toValue } from '../../yaml/to-value.ts';
import { apiItems } from './api-items.ts';
import { findCursorPath, type CursorPath } from './cursor-path.ts';
import { envoyTypeItems } from './envoy-type-items.ts';
import { fieldItems } from './field-items.ts';
import { dashIndentOf, type SnippetStyle } from './field-snippet.ts';
import { guessSchema } from './guess-schema.ts';
import { insertAt } from './insert-at.ts';
import { meshKeyItems } from './mesh-key-items.ts';
import { MOST_NAMES, nameItems } from './name-items.ts';
import type { SchemaCompletion } from './schema-items.ts';
import { valueItems } from './value-items.ts';

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

/** What is known of the place where something is typed. */
interface Site {
  readonly resource: Resource;
  /** The cursor as seen from the resource's root. */
  readonly cursor: CursorPath;
  readonly schema: KindSchema | undefined;
  readonly view: SchemaView | undefined;
}

/** Everything that may be typed at the cursor, most likely first. */
export async function provideCompletion(request: CompletionRequest): Promise<CompletionList> {
  const { document, offset, store } = request;
  const cursor = isInComment(document.text, offset) ? undefined : findCursorPath(document.text, offset);
  if (cursor === undefined) return { isIncomplete: false, items: [] };
  const heads = apiItems(cursor, document.root, store.rows);
  const isIdentity = cursor.expects === 'value' && ['apiVersion', 'kind'].includes(cursor.path.join('.'));
  const site = isIdentity ? undefined : findSite(cursor, request);
  const own = [
    ...heads,
    ...(site === undefined ? guessedItems(cursor, request) : itemsAt(site, request.index)),
  ];
  const items = own.map((item) => insertAt(item, cursor, request));
  // Where our schemas know the place, they have said all: the library would only add guesses.
  if (items.length > 0 || site === undefined || site.view !== undefined)
    return { isIncomplete: items.length >= MOST_NAMES, items };
  return { isIncomplete: false, items: await libraryItems(site, request) };
}

/** The resource that holds the cursor: the document itself, or an item of a `List`. */
function findSite(cursor: CursorPath, { document, resources, store }: CompletionRequest): Site | undefined {
  const [list, item] = cursor.path;
  const inList =
    list === 'items' && typeof item === 'number' ? nodeAt(document.root, [list, item]) : undefined;
  const resource =
    resources.find(({ root }) => root === inList) ?? resources.find(({ root }) => root === document.root);
  if (resource === undefined) return undefined;
  const within = resource.root === inList ? { ...cursor, path: cursor.path.slice(2) } : cursor;
  const schema = store.findSchema(resource);
  return { resource, cursor: within, schema, view: schema && schemaAt(schema, within.path) };
}

function itemsAt(site: Site, index: IndexView): CompletionItem[] {
  const { cursor, resource, schema } = site;
  const all = [
    ...nameItems(cursor, resource, index),
    ...envoyTypeItems(cursor, resource),
    ...schemaItems({ ...site, document: resource.document, root: resource.root }),
    ...meshKeyItems(cursor, resource, schema !== undefined),
  ];
  const seen = new Set<string>();
  return all.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** Fields for a document that does not say yet what it is. */
function guessedItems(cursor: CursorPath, { document, store }: CompletionRequest): CompletionItem[] {
  const schema = guessSchema(cursor, document.root, store.loadedSchemas());
  if (schema === undefined || cursor.expects !== 'key') return [];
  return schemaItems({ cursor, document, root: document.root, schema, view: schemaAt(schema, cursor.path) });
}

/** A place in a resource, or in what may become one. */
interface SchemaPlace {
  readonly cursor: CursorPath;
  readonly document: YamlDocument;
  readonly root: YamlNode | undefined;
  readonly schema: KindSchema | undefined;
  readonly view: SchemaView | undefined;
}

function schemaItems({ cursor, document, root, schema, view }: SchemaPlace): CompletionItem[] {
  if (view === undefined || schema === undefined) return [];
  const item = view.node.type === 'array' ? childView(view, 0) : undefined;
  const fields = item?.node.properties ?? view.node.properties;
  if (fields === undefined) return valueItems(view, takenItems(cursor, root));
  if (cursor.expects === 'value' && (!cursor.isFlow || item !== undefined)) return [];
  const node = nodeAt(root, cursor.path);
  const value = item === undefined ? toValue(node) : undefined;
  const content = { before: cursor.before, behind: cursor.behind, value: value ?? {} };
  return fieldItems(view, { content, style: styleAt(cursor, document.text), origin: schema.origin });
}

function styleAt({ isFlow, expects }: CursorPath, text: string): SnippetStyle {
  if (isFlow) return { layout: expects === 'key' ? 'flow' : 'braces', dashIndent: '  ' };
  return { layout: 'block', dashIndent: dashIndentOf(text) };
}

/** Other items of the list that the cursor is in. */
function takenItems({ path }: CursorPath, root: YamlNode | undefined): ReadonlySet<string> {
  const own = path.at(-1);
  if (typeof own !== 'number') return new Set();
  const list = nodeAt(root, path.slice(0, -1));
  if (list?.kind !== 'seq') return new Set();
  const others = list.items.map((_, index) => (index === own ? undefined : child(list, index)));
  return new Set(others.flatMap((node) => (node?.kind === 'scalar' ? [node.text] : [])));
}

/** What yaml-language-server finds in places that indentation and our schemas say nothing about. */
async function libraryItems(
  { schema, resource }: Site,
  request: CompletionRequest,
): Promise<CompletionItem[]> {
  const { document, offset } = request;
  // The library knows the built schemas only, which say nothing of a definition of the user's.
  if (schema?.origin !== 'built-in' || schema.row.schema === undefined) return [];
  // Items of a `List` are no documents of their own: the library would complete the list.
  if (resource.root !== document.root) return [];
  const completer = await request.schemaCompletion();
  const { start } = document.rangeOf({ start: offset, end: offset });
  const local = { line: start.line - document.line, character: start.character };
  const found = await completer.complete(schema.row.schema, document.text, local);
  return found.map((item) => moveItem(item, document.line));
}

function moveItem(item: CompletionItem, lines: number): CompletionItem {
  if (lines === 0) return item;
  const { textEdit, additionalTextEdits } = item;
  return {
    ...item,
    ...(textEdit === undefined || !('range' in textEdit) ? {} : { textEdit: moveEdit(textEdit, lines) }),
    ...(additionalTextEdits === undefined
      ? {}
      : { additionalTextEdits: additionalTextEdits.map((edit) => moveEdit(edit, lines)) }),
  };
}

function moveEdit({ range: { start, end }, newText }: TextEdit, lines: number): TextEdit {
  return {
    range: {
      start: { line: start.line + lines, character: start.character },
      end: { line: end.line + lines, character: end.character },
    },
    newText,
  };
}

function isInComment(text: string, offset: number): boolean {
  return /(?:^|\s)#/.test(text.slice(lineStart(text, offset), offset).replaceAll(/"[^"]*"|'[^']*'/g, ''));
}
