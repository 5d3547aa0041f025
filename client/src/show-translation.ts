import * as vscode from 'vscode';
import { isManifest } from './manifest-documents.ts';

/** Asks the server; gives whatever it answers. */
export type AskServer = (method: string, parameters: object) => Promise<unknown>;

interface Place {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

interface Translation {
  readonly mesh: string;
  readonly title: string;
  readonly text: string;
}

/**
 * Lets the user choose a mesh unless one is given, and shows the resource at a place in that mesh's words, as a new
 * untitled document beside it. Without a place the cursor's is taken.
 */
export async function showTranslation(
  ask: AskServer,
  [uri, position, mesh]: readonly unknown[],
): Promise<void> {
  const place = toPlace(uri, position) ?? placeOfCursor();
  const answer = place === undefined ? [] : await ask('meshwright/translations', place);
  const translations = Array.isArray(answer) ? answer.filter(isTranslation) : [];
  if (translations.length === 0) {
    void vscode.window.showInformationMessage(
      'Put the cursor on a canary, on retries, circuit breaking, mutual TLS or an authorization policy first.',
    );
    return;
  }
  const picked =
    translations.find((translation) => translation.mesh === mesh) ??
    (await vscode.window.showQuickPick(
      translations.map(({ title, text }) => ({ label: title, text })),
      { placeHolder: 'Show this in…' },
    ));
  if (picked === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: picked.text });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
}

function placeOfCursor(): Place | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isManifest(editor.document)) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

function toPlace(uri: unknown, position: unknown): Place | undefined {
  if (typeof uri !== 'string' || position === null || typeof position !== 'object') return undefined;
  const { line, character } = { line: undefined, character: undefined, ...position };
  return typeof line === 'number' && typeof character === 'number'
    ? { uri, position: { line, character } }
    : undefined;
}

function isTranslation(value: unknown): value is Translation {
  return (
    value !== null &&
    typeof value === 'object' &&
    'mesh' in value &&
    typeof value.mesh === 'string' &&
    'title' in value &&
    typeof value.title === 'string' &&
    'text' in value &&
    typeof value.text === 'string'
  );
}
