import * as vscode from 'vscode';
import { isJsonLanguage, isOurLanguage } from './document-selector.ts';
import { looksLikeManifest } from './json-manifest.ts';

/** A manifest says in its first lines what it is. */
const mostLines = 1000;

/** Tells whether a document may hold resources: any in a language of ours, and JSON that looks like a manifest. */
export function isManifest(document: vscode.TextDocument): boolean {
  return isOurLanguage(document.languageId) || isJsonManifest(document);
}

/** Tells whether a document in JSON looks like a manifest. */
export function isJsonManifest(document: vscode.TextDocument): boolean {
  if (!isJsonLanguage(document.languageId)) return false;
  return looksLikeManifest(document.getText(new vscode.Range(0, 0, mostLines, 0)));
}

/** Calls back once, as soon as a document is open that may hold resources. The result ends the waiting. */
export function whenManifestOpens(callBack: () => void): vscode.Disposable {
  const look = (document: vscode.TextDocument): boolean => {
    if (!isManifest(document)) return false;
    waiting.dispose();
    callBack();
    return true;
  };
  const waiting = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
  vscode.workspace.textDocuments.some(look);
  return waiting;
}
