import { CodeActionKind, type Connection, type ServerCapabilities } from 'vscode-languageserver';
import { FIX_ALL_KIND } from '../features/code-actions.ts';
import { TRANSLATE_KIND } from '../features/translate/translation-actions.ts';
import type { LanguageService } from '../language-service.ts';
import type { Position } from '../util/line-index.ts';
import { handle } from './handle.ts';
import { TranslationsRequest } from './protocol.ts';

/** What `registerRequests` answers, as the client is told. */
export const REQUEST_CAPABILITIES: ServerCapabilities = {
  hoverProvider: true,
  completionProvider: { triggerCharacters: [' ', ':', '-', '/', '.', '"'] },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  codeLensProvider: {},
  inlayHintProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  workspaceSymbolProvider: true,
  codeActionProvider: {
    codeActionKinds: [
      CodeActionKind.QuickFix,
      CodeActionKind.RefactorExtract,
      CodeActionKind.RefactorRewrite,
      TRANSLATE_KIND,
      FIX_ALL_KIND,
    ],
  },
};

/** Answers the requests that ask about a place in a text: one line each, the work is in the service. */
export function registerRequests(
  connection: Connection,
  service: LanguageService,
  log: (message: string) => void,
): void {
  connection.onCodeAction(
    handle(
      { name: 'textDocument/codeAction', log },
      [],
      async ({ textDocument, range, context }) =>
        await service.codeActions(textDocument.uri, range, context.only),
    ),
  );
  connection.onHover(
    handle(
      { name: 'textDocument/hover', log },
      undefined,
      async ({ textDocument, position }) => await service.hover(textDocument.uri, position),
    ),
  );
  connection.onCompletion(
    handle(
      { name: 'textDocument/completion', log },
      { isIncomplete: false, items: [] },
      async (parameters) => await service.completion(parameters.textDocument.uri, parameters.position),
    ),
  );
  connection.onDefinition(
    handle(
      { name: 'textDocument/definition', log },
      [],
      async ({ textDocument, position }) => await service.definition(textDocument.uri, position),
    ),
  );
  connection.onReferences(
    handle(
      { name: 'textDocument/references', log },
      [],
      async ({ textDocument, position, context }) =>
        await service.references(textDocument.uri, position, context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    handle(
      { name: 'textDocument/documentHighlight', log },
      [],
      async ({ textDocument, position }) => await service.highlights(textDocument.uri, position),
    ),
  );
  connection.onPrepareRename(
    handle(
      { name: 'textDocument/prepareRename', log },
      undefined,
      async ({ textDocument, position }) => await service.prepareRename(textDocument.uri, position),
    ),
  );
  connection.onRenameRequest(
    handle(
      { name: 'textDocument/rename', log },
      undefined,
      async ({ textDocument, position, newName }) =>
        await service.rename(textDocument.uri, position, newName),
    ),
  );
  connection.onDocumentSymbol(
    handle({ name: 'textDocument/documentSymbol', log }, [], ({ textDocument }) =>
      service.documentSymbols(textDocument.uri),
    ),
  );
  connection.onCodeLens(
    handle({ name: 'textDocument/codeLens', log }, [], ({ textDocument }) =>
      service.codeLenses(textDocument.uri),
    ),
  );
  connection.languages.inlayHint.on(
    handle({ name: 'textDocument/inlayHint', log }, [], ({ textDocument, range }) =>
      service.inlayHints(textDocument.uri, range),
    ),
  );
  connection.onFoldingRanges(
    handle({ name: 'textDocument/foldingRange', log }, [], ({ textDocument }) =>
      service.foldingRanges(textDocument.uri),
    ),
  );
  connection.onSelectionRanges(
    handle({ name: 'textDocument/selectionRange', log }, [], ({ textDocument, positions }) =>
      service.selectionRanges(textDocument.uri, positions),
    ),
  );
  connection.onWorkspaceSymbol(
    handle({ name: 'workspace/symbol', log }, [], ({ query }) => service.workspaceSymbols(query)),
  );
  connection.onRequest(
    TranslationsRequest,
    handle(
      { name: TranslationsRequest, log },
      [],
      async ({ uri, position }: { readonly uri: string; readonly position: Position }) =>
        await service.translations(uri, position),
    ),
  );
}
