import { InsertTextFormat, type CompletionItem } from 'vscode-languageserver-types';
import type { YamlDocument } from '../../yaml/document.ts';
import { lineStart } from '../../yaml/edit.ts';
import type { CursorPath } from './cursor-path.ts';

/** Lets an item replace what has been typed, so that dots and slashes in it do not confuse the editor. */
export function insertAt(
  item: CompletionItem,
  cursor: CursorPath,
  { document, offset }: { readonly document: YamlDocument; readonly offset: number },
): CompletionItem {
  const { text } = document;
  const quote = /^["']/.exec(cursor.typed)?.[0] ?? '';
  const word = endOfWord(text, offset);
  const end = quote !== '' && text[word] === quote ? word + 1 : word;
  const range = document.rangeOf({ start: cursor.start, end });
  const { insertText = item.label, ...rest } = item;
  const placed = {
    ...rest,
    // Editors compare with all that stands in the range.
    ...(quote === '' ? {} : { filterText: quote + item.label }),
  };
  // The key that stands there keeps its value: only the name changes.
  if (cursor.expects === 'key' && text[end] === ':') {
    const newText = quoteStart(nameIn(insertText), quote);
    return { ...placed, insertTextFormat: InsertTextFormat.PlainText, textEdit: { range, newText } };
  }
  // `key:` without a blank behind the colon is no key yet.
  const before = cursor.expects === 'value' && text[cursor.start - 1] === ':' ? ' ' : '';
  const indent = ' '.repeat(columnsOfDashes(text, cursor.start));
  const newText = before + quoteStart(insertText, quote).replaceAll('\n', `\n${indent}`);
  return { ...placed, textEdit: { range, newText } };
}

/** Editors indent further lines as the one of the cursor; behind dashes they belong deeper. */
function columnsOfDashes(text: string, offset: number): number {
  const line = text.slice(lineStart(text, offset), offset);
  return /^ *-[- ]*$/.test(line) ? line.trimStart().length : 0;
}

/** Puts the quotes that the author opened around the name or value that a text starts with. */
function quoteStart(text: string, quote: string): string {
  if (quote === '' || /^["']/.test(text)) return text;
  const name = nameIn(text);
  return quote + name + quote + text.slice(name.length);
}

function nameIn(insertText: string): string {
  return /^[^]*?(?=:(?:\s|$))/.exec(insertText)?.[0] ?? insertText;
}

function endOfWord(text: string, offset: number): number {
  let end = offset;
  while (/[\w./-]/.test(text[end] ?? '')) end++;
  return end;
}
