import { InsertTextFormat, type CompletionItem, type TextEdit } from 'vscode-languageserver-types';
import type { YamlDocument } from '../../yaml/document.ts';
import { nodeAtOffset } from '../../yaml/at-offset.ts';
import { resolvePlainScalar } from '../../yaml/scalars.ts';
import { outsideComments } from '../../yaml/json/outside-comments.ts';
import { toJsonSource } from '../../yaml/json/to-json-source.ts';
import type { CursorPath } from './cursor-path.ts';
import { escapeSnippet } from './escape-snippet.ts';
import { containerAt, valuesIn } from './json-cursor.ts';

interface Place {
  readonly document: YamlDocument;
  readonly offset: number;
}

/** Lets an item replace what has been typed, as JSON: with quotes, and with the commas that it needs around it. */
export function insertJson(item: CompletionItem, cursor: CursorPath, place: Place): CompletionItem {
  const { document, offset } = place;
  const end = endOfTyped(document, cursor, offset);
  const behind = document.text.slice(end);
  const { insertText: _, insertTextMode: __, ...rest } = item;
  const isOnlyName = cursor.expects === 'key' && /^\s*:/.test(behind);
  const written = isOnlyName ? plain(JSON.stringify(item.label)) : write(item, cursor);
  const comma = !isOnlyName && /^\s*(?![,\]}\s]|\/[/*]|$)/.test(behind) ? ',' : '';
  const missing = missingComma(cursor, place);
  return {
    ...rest,
    // Editors compare with all that stands in the range.
    ...(cursor.typed.startsWith('"') ? { filterText: JSON.stringify(item.label) } : {}),
    insertTextFormat: written.format,
    textEdit: { range: document.rangeOf({ start: cursor.start, end }), newText: written.text + comma },
    ...(missing === undefined ? {} : { additionalTextEdits: [missing] }),
  };
}

interface Written {
  readonly text: string;
  readonly format: InsertTextFormat;
}

const plain = (text: string): Written => ({ text, format: InsertTextFormat.PlainText });
const snippet = (text: string): Written => ({ text, format: InsertTextFormat.Snippet });

function write(
  { label, insertText = label, insertTextFormat }: CompletionItem,
  { expects }: CursorPath,
): Written {
  const isSnippet = insertTextFormat === InsertTextFormat.Snippet;
  const name = JSON.stringify(label);
  // Fields are written as JSON already, with what they require.
  if (isSnippet && (insertText.startsWith('{') || insertText.startsWith(`${name}: `)))
    return snippet(insertText);
  if (expects === 'value') return plain(valueOf(insertText));
  const isMap = insertText.endsWith(':\n  ');
  return snippet(`${escapeSnippet(name)}: ${isMap ? '{$1}' : '"$1"'}`);
}

/** A value as JSON that is written as YAML: in quotes, or plain as it stands in a block. */
function valueOf(yaml: string): string {
  const isQuoted = /^["']/.test(yaml);
  return (isQuoted ? toJsonSource(yaml) : undefined) ?? JSON.stringify(resolvePlainScalar(yaml));
}

/** Behind what has been typed: at the end of the string, or of a word. */
function endOfTyped(document: YamlDocument, { start, typed }: CursorPath, offset: number): number {
  const { text } = document;
  const string = nodeAtOffset(document.root, offset)?.node;
  if (typed.startsWith('"') && string?.start === start && text[string.end - 1] === '"') return string.end;
  let end = offset;
  while (/[\w./*-]/.test(text[end] ?? '')) end++;
  return end;
}

/** The comma behind the entry before, if that has none yet. */
function missingComma({ start }: CursorPath, { document, offset }: Place): TextEdit | undefined {
  const around = containerAt(document, offset);
  if (around === undefined) return undefined;
  const ends = valuesIn(around).map((node) => node.end);
  const end = ends.findLast((each) => each < start);
  if (end === undefined || document.text[end - 1] === ':') return undefined;
  if (/^\s*[,:]/.test(outsideComments(document.text.slice(end, start)) ?? ',')) return undefined;
  return { range: document.rangeOf({ start: end, end }), newText: ',' };
}
