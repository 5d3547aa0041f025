import type { CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver-types';
import type { SchemaStore } from '../../schema/store.ts';
import { orderedProperties, schemaAt } from '../../schema/lookup.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import { lineStart } from '../../yaml/edit.ts';
import type { Resource } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { apiItems } from './api-items.ts';
import { nameItems } from './name-items.ts';
import { findFlowCursor } from './flow-cursor.ts';
import { findCursorPath, type CursorPath } from './cursor-path.ts';
import type { SchemaCompletion } from './schema-items.ts';

export interface CompletionRequest {
  readonly document: YamlDocument;
  /** UTF-16 offset in the document. */
  readonly offset: number;
  readonly resource: Resource | undefined;
  readonly store: SchemaStore;
  readonly index: IndexView;
  /** Loads the schema completer, which is large, when it is first needed. */
  schemaCompletion(): Promise<SchemaCompletion>;
}

/** Everything that may be typed at the cursor, most likely first. */
export async function provideCompletion(request: CompletionRequest): Promise<CompletionList> {
  const { document, offset, store } = request;
  if (isInComment(document.text, offset)) return { isIncomplete: false, items: [] };
  const cursor = findFlowCursor(document, offset) ?? findCursorPath(document.text, offset);
  const heads = apiItems(cursor, document.root, store.rows).map((item) => withEdit(item, cursor, request));
  const isIdentity = cursor.expects === 'value' && ['apiVersion', 'kind'].includes(cursor.path.join('.'));
  if (isIdentity) return { isIncomplete: false, items: heads };
  const names = nameItemsAt(cursor, request);
  const known = new Set(names.map((item) => item.label));
  const others = (await schemaItems(cursor, request)).filter((item) => !known.has(item.label));
  return { isIncomplete: false, items: [...heads, ...names, ...others] };
}

function nameItemsAt(cursor: CursorPath, request: CompletionRequest): CompletionItem[] {
  const { resource, document, index } = request;
  if (resource === undefined || resource.root !== document.root) return [];
  return nameItems(cursor, resource, index).map((item) => withEdit(item, cursor, request));
}

async function schemaItems(cursor: CursorPath, request: CompletionRequest): Promise<CompletionItem[]> {
  const { document, offset, resource, store } = request;
  const schema = resource === undefined ? undefined : store.findSchema(resource);
  // Items of a `List` are no documents of their own: the library would complete the list.
  if (schema?.row.schema === undefined || resource?.root !== document.root) return [];
  const completer = await request.schemaCompletion();
  const { start } = document.rangeOf({ start: offset, end: offset });
  const local = { line: start.line - document.line, character: start.character };
  const found = await completer.complete(schema.row.schema, document.text, local);
  const view = schemaAt(schema, cursor.path);
  const order = view === undefined ? [] : orderedProperties(view);
  return found.map((item) => moveItem(ranked(item, order), document.line));
}

/** Required fields first, then those that people use most, then the rest. */
function ranked(item: CompletionItem, order: readonly string[]): CompletionItem {
  const place = order.indexOf(item.label);
  return {
    ...item,
    sortText: place === -1 ? `9${item.sortText ?? item.label}` : `1${String(place).padStart(4, '0')}`,
  };
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

/** Replaces what has been typed, so that dots and slashes in it do not confuse the editor. */
function withEdit(
  item: CompletionItem,
  cursor: CursorPath,
  { document, offset }: CompletionRequest,
): CompletionItem {
  const end = endOfWord(document.text, offset);
  const quote = cursor.typed[0];
  const isClosed = (quote === '"' || quote === "'") && document.text[end] === quote;
  const range = document.rangeOf({ start: cursor.start, end: isClosed ? end + 1 : end });
  return { ...item, textEdit: { range, newText: item.insertText ?? item.label } };
}

function endOfWord(text: string, offset: number): number {
  let end = offset;
  while (/[\w./-]/.test(text[end] ?? '')) end++;
  return end;
}

function isInComment(text: string, offset: number): boolean {
  return /(?:^|\s)#/.test(text.slice(lineStart(text, offset), offset).replaceAll(/"[^"]*"|'[^']*'/g, ''));
}
