import * as vscode from 'vscode';
import { mayStartDocument } from './document-start.ts';

/** Inserts a document at the cursor where one may start, else at the end of the file after a `---`. */
export async function insertDocument(text: vscode.SnippetString): Promise<void> {
  const editor = await findEditor();
  const { document, selection } = editor;
  const { active } = selection;
  if (document.lineAt(active.line).isEmptyOrWhitespace && mayStartDocument(document, active.line)) {
    await editor.insertSnippet(withLineBreak(text), document.lineAt(active.line).range);
    return;
  }
  const end = document.lineAt(document.lineCount - 1).range.end;
  const separator = `${end.character === 0 ? '' : '\n'}---\n`;
  await editor.insertSnippet(new vscode.SnippetString(separator + withLineBreak(text).value), end);
}

/** Gives a YAML editor that the user sees, the active one first, or that of a new file. */
async function findEditor(): Promise<vscode.TextEditor> {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors =
    activeTextEditor === undefined ? visibleTextEditors : [activeTextEditor, ...visibleTextEditors];
  const found = editors.find(({ document }) => document.languageId === 'yaml');
  const document = found?.document ?? (await vscode.workspace.openTextDocument({ language: 'yaml' }));
  return await vscode.window.showTextDocument(document, found?.viewColumn ?? vscode.ViewColumn.One);
}

function withLineBreak({ value }: vscode.SnippetString): vscode.SnippetString {
  return new vscode.SnippetString(value.endsWith('\n') ? value : `${value}\n`);
}
