import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { DocumentEdit } from '../yaml/edit.ts';

/** Turns edits of documents into edits of files. LSP wants an insertion before the removal at the same place. */
export function toWorkspaceEdit(edits: readonly DocumentEdit[]): WorkspaceEdit {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  const insertions = edits.filter(({ span }) => span.start === span.end);
  const replacements = edits.filter(({ span }) => span.start < span.end);
  for (const { document, span, newText } of [...insertions, ...replacements]) {
    (changes[document.uri] ??= []).push({ range: document.rangeOf(span), newText });
  }
  return { changes };
}
