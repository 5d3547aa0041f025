import { InsertTextFormat, type CompletionItem } from 'vscode-languageserver-types';
import type { YamlDocument } from '../../yaml/document.ts';
import type { CursorPath } from './cursor-path.ts';

/** Lets an item replace what has been typed, so that dots and slashes in it do not confuse the editor. */
export function insertAt(
  item: CompletionItem,
  cursor: CursorPath,
  { document, offset }: { readonly document: YamlDocument; readonly offset: number },
): CompletionItem {
  const { text } = document;
  const end = endOfWord(text, offset);
  const quote = cursor.typed[0];
  const isQuoted = quote === '"' || quote === "'";
  const isClosed = isQuoted && text[end] === quote;
  const range = document.rangeOf({ start: cursor.start, end: isClosed ? end + 1 : end });
  const { insertText = item.label, ...rest } = item;
  if (cursor.expects === 'key' && text[end] === ':')
    return { ...rest, ...renaming(item), textEdit: { range, newText: nameIn(insertText) } };
  // `key:` without a blank behind the colon is no key yet.
  const before = cursor.expects === 'value' && text[cursor.start - 1] === ':' ? ' ' : '';
  return {
    ...rest,
    ...(isQuoted ? { filterText: quote + item.label } : {}),
    textEdit: { range, newText: before + insertText },
  };
}

/** The key that stands there keeps its value: only the name changes. */
function renaming(item: CompletionItem): Partial<CompletionItem> {
  return item.insertTextFormat === undefined ? {} : { insertTextFormat: InsertTextFormat.PlainText };
}

function nameIn(insertText: string): string {
  return /^[^]*?(?=:(?:\s|$))/.exec(insertText)?.[0] ?? insertText;
}

function endOfWord(text: string, offset: number): number {
  let end = offset;
  while (/[\w./-]/.test(text[end] ?? '')) end++;
  return end;
}
