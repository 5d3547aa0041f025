import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import { documentSelector } from './document-selector.ts';
import { linkCommands, pageUri } from './link-commands.ts';
import { trustCompletionItem, trustHover } from './trusted-markdown.ts';

/** Gives the options of the language client that do not depend on how the server is run. */
export function createClientOptions(): LanguageClientOptions {
  return {
    documentSelector: [...documentSelector],
    // Asked for at each start, since trust may have been granted meanwhile.
    initializationOptions: () => ({
      pageUri,
      openNoteCommand: linkCommands.note,
      setSeverityCommand: 'meshwright.setSeverity',
      showTranslationCommand: 'meshwright.showTranslation',
      isTrusted: vscode.workspace.isTrusted,
    }),
    middleware: {
      provideHover: async (document, position, token, next) =>
        trustHover(await next(document, position, token)),
      resolveCompletionItem: async (item, token, next) => {
        const resolved = await next(item, token);
        return resolved && trustCompletionItem(resolved);
      },
    },
  };
}
