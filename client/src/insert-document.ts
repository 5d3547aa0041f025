import * as vscode from 'vscode';
import { isOurLanguage } from './document-selector.ts';
import { mayStartDocument } from './document-start.ts';
import { fillNamespace } from './fill-namespace.ts';

/**
 * Inserts a document, given as the body of a snippet, at the cursor where one may start, else at the end of the file
 * after a `---`.
 */
export async function insertDocument(body: string): Promise<void> {
  const editor = await findEditor();
  const { document, selection } = editor;
  const { range, isEmptyOrWhitespace } = document.lineAt(selection.active.line);
  const filled = `${fillNamespace(body, document.getText(), document.offsetAt(selection.active))}\n`;
  if (isEmptyOrWhitespace && mayStartDocument(document, selection.active.line)) {
    await editor.insertSnippet(new vscode.SnippetString(filled), range);
    return;
  }
  const { end } = document.lineAt(document.lineCount - 1).range;
  const separator = end.character === 0 ? '---\n' : '\n---\n';
  await editor.insertSnippet(new vscode.SnippetString(separator + filled), end);
}

/** Gives a YAML editor that the user sees, the active one first, or that of a new file. */
async function findEditor(): Promise<vscode.TextEditor> {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors =
    activeTextEditor === undefined ? visibleTextEditors : [activeTextEditor, ...visibleTextEditors];
  const found = editors.find(({ document }) => isOurLanguage(document.languageId));
  const document = found?.document ?? (await vscode.workspace.openTextDocument({ language: 'yaml' }));
  return await vscode.window.showTextDocument(document, found?.viewColumn ?? vscode.ViewColumn.One);
}
