import { InsertTextFormat, InsertTextMode, type CompletionItem } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openWorkspace } from './feature-test.ts';

/** What is offered at a cursor. */
export interface Offer {
  /** The items in the order that an editor shows them. */
  readonly items: readonly CompletionItem[];
  readonly labels: readonly string[];
  item(label: string): CompletionItem;
  /** The file after taking an item as an editor does, with `<|>` at the first place to fill in. */
  accept(label: string): string;
}

/** Asks for completion at the cursor of marked files, see `markers.ts`. */
export async function complete(marked: string): Promise<Offer> {
  const { service, cursor, textOf } = openWorkspace(marked);
  const { items: found } = await service.completion(cursor.uri, cursor.position);
  const order = (item: CompletionItem) => item.sortText ?? item.label;
  const items = found.toSorted((left, right) => (order(left) < order(right) ? -1 : 1));
  const item = (label: string): CompletionItem => {
    const wanted = items.find((candidate) => candidate.label === label);
    if (wanted === undefined) throw new Error(`"${label}" is not offered`);
    return wanted;
  };
  return {
    items,
    labels: items.map(({ label }) => label),
    item,
    accept: (label) => acceptItem(item(label), textOf(cursor.uri)),
  };
}

/** The text after an item is taken as an editor does, with `<|>` at the first place to fill in. */
export function acceptItem(item: CompletionItem, text: string): string {
  const { textEdit: edit } = item;
  if (edit === undefined || !('range' in edit)) throw new Error(`"${item.label}" has no edit`);
  const document = TextDocument.create('a.yaml', 'yaml', 0, text);
  const { line } = edit.range.start;
  const indent =
    /^ */.exec(document.getText({ start: { line, character: 0 }, end: edit.range.start }))?.[0] ?? '';
  const adjusts = item.insertTextMode === InsertTextMode.adjustIndentation;
  const newText = adjusts ? edit.newText.replaceAll('\n', `\n${indent}`) : edit.newText;
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet;
  return TextDocument.applyEdits(document, [
    ...(item.additionalTextEdits ?? []),
    { ...edit, newText: isSnippet ? fillIn(newText) : newText },
  ]);
}

/** Puts the cursor where a snippet wants it, and takes the proposed texts of the other places. */
function fillIn(snippet: string): string {
  return snippet
    .replace(/\$1(?!\d)/, '<|>')
    .replaceAll(/\$\d+/g, '')
    .replaceAll(/\$\{\d+:((?:\\.|[^}])*)\}/g, '$1')
    .replaceAll(/\\([\\$}])/g, '$1');
}
