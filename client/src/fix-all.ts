import * as vscode from 'vscode';
import { isManifest } from './manifest-documents.ts';

/** Applies what the server offers for a whole file, as it is done on save for those who want that. */
export async function fixAll(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined || !isManifest(document)) return;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    vscode.CodeActionKind.SourceFixAll.append('meshwright').value,
  );
  const edits = actions.flatMap(({ edit }) => edit ?? []);
  for (const edit of edits) await vscode.workspace.applyEdit(edit);
  if (edits.length > 0) return;
  void vscode.window.showInformationMessage('There is no problem in this file whose repair is safe.');
}
