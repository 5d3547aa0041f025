import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import type { YamlDocument } from '../../yaml/document.ts';
import type { CompletionSite } from './completion-site.ts';
import type { SchemaCompletion } from './schema-items.ts';

/**
 * What yaml-language-server finds in places that indentation and our schemas say nothing about.
 * @param offset UTF-16 offset in the document
 * @param load gives the library, which is large, when it is needed
 */
export async function libraryItems(
  { document, root, schema }: CompletionSite,
  offset: number,
  load: () => Promise<SchemaCompletion>,
): Promise<CompletionItem[]> {
  // The library knows the built schemas only, which say nothing of a definition of the user's.
  if (schema?.origin !== 'built-in' || schema.row.schema === undefined) return [];
  // Items of a `List` are no documents of their own: the library would complete the list, and all of it in YAML.
  if (root !== document.root || document.isJson) return [];
  const completer = await load();
  const found = await completer.complete(schema.row.schema, document.text, positionIn(document, offset));
  return found.map((item) => moveItem(item, document.line));
}

function positionIn(document: YamlDocument, offset: number) {
  const { start } = document.rangeOf({ start: offset, end: offset });
  return { line: start.line - document.line, character: start.character };
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
