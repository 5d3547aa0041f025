import { InsertTextFormat, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';

/** The same items for editors that know no snippets: the proposed texts stay, places to fill in are left out. */
export function withoutSnippets(list: CompletionList): CompletionList {
  return { ...list, items: list.items.map(toPlainText) };
}

function toPlainText(item: CompletionItem): CompletionItem {
  if (item.insertTextFormat !== InsertTextFormat.Snippet) return item;
  const { insertText, textEdit } = item;
  return {
    ...item,
    insertTextFormat: InsertTextFormat.PlainText,
    ...(insertText === undefined ? {} : { insertText: plainText(insertText) }),
    ...(textEdit === undefined ? {} : { textEdit: { ...textEdit, newText: plainText(textEdit.newText) } }),
  };
}

function plainText(snippet: string): string {
  return snippet.replaceAll(
    /\\([\\$}])|\$\d+|\$\{\d+(?::((?:\\.|[^\\}])*))?\}/g,
    (_, sign?: string, proposal?: string) => sign ?? proposal?.replaceAll(/\\([\\$}])/g, '$1') ?? '',
  );
}
