import * as vscode from 'vscode';
import { RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient';
import { documentSelector, isJsonLanguage } from './document-selector.ts';
import { createJsonGate } from './json-gate.ts';
import { isManifest } from './manifest-documents.ts';
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
      ...createJsonGate(isManifest),
      provideHover: async (document, position, token, next) =>
        trustHover(await next(document, position, token)),
      // What the extension for all of YAML, or VS Code itself, shows as well is shown once.
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const report = await next(document, previousResultId, token);
        if (report === null || report === undefined || !('items' in report)) return report;
        const twice = document instanceof vscode.Uri ? [] : codesReportedByOthers(document);
        return { ...report, items: report.items.filter(({ code }) => !twice.includes(codeText(code))) };
      },
      provideDocumentSymbols: async (document, token, next) =>
        isSharedWithYamlExtension(document) || isJsonLanguage(document.languageId)
          ? []
          : await next(document, token),
      // VS Code folds and selects in JSON itself.
      provideFoldingRanges: async (document, context, token, next) =>
        isJsonLanguage(document.languageId) ? [] : await next(document, context, token),
      provideSelectionRanges: async (document, positions, token, next) =>
        isJsonLanguage(document.languageId) ? [] : await next(document, positions, token),
      resolveCompletionItem: async (item, token, next) => {
        const resolved = await next(item, token);
        return resolved && trustCompletionItem(resolved);
      },
    },
  };
}

/** The codes of what the extension for YAML, or VS Code itself in JSON, reports of a document as well. */
function codesReportedByOthers(document: vscode.TextDocument): readonly string[] {
  if (!isJsonLanguage(document.languageId)) return reportsSyntax(document) ? ['yaml/syntax-error'] : [];
  const settings = vscode.workspace.getConfiguration('json', document.uri);
  const isValidated = settings.get('validate.enable') !== false;
  return isValidated ? ['yaml/syntax-error', 'schema/duplicate-key'] : [];
}

/** The text of a diagnostic's code, which comes with the address of its page. */
function codeText(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}
