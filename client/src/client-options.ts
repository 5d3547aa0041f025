import * as vscode from 'vscode';
import { RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient';
import { documentSelector } from './document-selector.ts';
import { linkCommands, pageUri } from './link-commands.ts';
import { isSharedWithYamlExtension, reportsSyntax } from './yaml-extension.ts';
import { trustCompletionItem, trustHover } from './trusted-markdown.ts';

/** Gives the options of the language client that do not depend on how the server is run. */
export function createClientOptions(): LanguageClientOptions {
  return {
    documentSelector,
    // What fails is in the log; a message about it would be one too many while somebody types.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
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
      // What the extension for all of YAML shows as well is shown once.
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const report = await next(document, previousResultId, token);
        if (
          report === null ||
          report === undefined ||
          !('items' in report) ||
          document instanceof vscode.Uri ||
          !reportsSyntax(document)
        ) {
          return report;
        }
        return {
          ...report,
          items: report.items.filter(({ code }) => codeText(code) !== 'yaml/syntax-error'),
        };
      },
      provideDocumentSymbols: async (document, token, next) =>
        isSharedWithYamlExtension(document) ? [] : await next(document, token),
      resolveCompletionItem: async (item, token, next) => {
        const resolved = await next(item, token);
        return resolved && trustCompletionItem(resolved);
      },
    },
  };
}

/** The text of a diagnostic's code, which comes with the address of its page. */
function codeText(code: vscode.Diagnostic['code']): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return typeof value === 'string' ? value : undefined;
}
