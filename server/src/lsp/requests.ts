import { CodeActionKind, type Connection, type ServerCapabilities } from 'vscode-languageserver';
import { FIX_ALL_KIND } from '../features/fix-all.ts';
import { TRANSLATE_KIND } from '../features/translate/translation-actions.ts';
import type { LanguageService } from '../language-service.ts';
import type { Position } from '../util/line-index.ts';
import { handle, handleInText, handleTyping, type Surroundings } from './handle.ts';
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
  surroundings: Surroundings,
): void {
  connection.onCodeAction(
    handleInText(
      { name: 'textDocument/codeAction', ...surroundings },
      [],
      async ({ textDocument, range, context }, token) =>
        await service.codeActions(textDocument.uri, range, context.only, token),
    ),
  );
  connection.onHover(
    handleInText(
      { name: 'textDocument/hover', ...surroundings },
      undefined,
      async ({ textDocument, position }) => await service.hover(textDocument.uri, position),
    ),
  );
  connection.onCompletion(
    handleTyping(
      { name: 'textDocument/completion', ...surroundings },
      { isIncomplete: false, items: [] },
      async (parameters) => await service.completion(parameters.textDocument.uri, parameters.position),
    ),
  );
  connection.onDefinition(
    handleInText(
      { name: 'textDocument/definition', ...surroundings },
      [],
      async ({ textDocument, position }) => await service.definition(textDocument.uri, position),
    ),
  );
  connection.onReferences(
    handleInText(
      { name: 'textDocument/references', ...surroundings },
      [],
      async ({ textDocument, position, context }) =>
        await service.references(textDocument.uri, position, context.includeDeclaration),
    ),
  );
  connection.onDocumentHighlight(
    handleInText(
      { name: 'textDocument/documentHighlight', ...surroundings },
      [],
      async ({ textDocument, position }) => await service.highlights(textDocument.uri, position),
    ),
  );
  connection.onPrepareRename(
    handleInText(
      { name: 'textDocument/prepareRename', ...surroundings },
      undefined,
      async ({ textDocument, position }) => await service.prepareRename(textDocument.uri, position),
    ),
  );
  connection.onRenameRequest(
    handleInText(
      { name: 'textDocument/rename', ...surroundings },
      undefined,
      async ({ textDocument, position, newName }) =>
        await service.rename(textDocument.uri, position, newName),
    ),
  );
  connection.onDocumentSymbol(
    handleInText(
      { name: 'textDocument/documentSymbol', ...surroundings },
      [],
      async ({ textDocument }, token) => await service.documentSymbols(textDocument.uri, token),
    ),
  );
  connection.onCodeLens(
    handleInText(
      { name: 'textDocument/codeLens', ...surroundings },
      [],
      async ({ textDocument }, token) => await service.codeLenses(textDocument.uri, token),
    ),
  );
  connection.languages.inlayHint.on(
    handleInText({ name: 'textDocument/inlayHint', ...surroundings }, [], ({ textDocument, range }) =>
      service.inlayHints(textDocument.uri, range),
    ),
  );
  connection.onFoldingRanges(
    handleInText(
      { name: 'textDocument/foldingRange', ...surroundings },
      [],
      async ({ textDocument }, token) => await service.foldingRanges(textDocument.uri, token),
    ),
  );
  connection.onSelectionRanges(
    handleInText(
      { name: 'textDocument/selectionRange', ...surroundings },
      [],
      ({ textDocument, positions }) => service.selectionRanges(textDocument.uri, positions),
    ),
  );
  connection.onWorkspaceSymbol(
    handle(
      { name: 'workspace/symbol', ...surroundings },
      [],
      async ({ query }, token) => await service.workspaceSymbols(query, token),
    ),
  );
  connection.onRequest(
    TranslationsRequest,
    handle(
      { name: TranslationsRequest, ...surroundings },
      [],
      async ({ uri, position }: { readonly uri: string; readonly position: Position }) =>
        await service.translations(uri, position),
    ),
  );
}
