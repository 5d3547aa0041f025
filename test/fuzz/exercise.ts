import path from 'node:path';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { createLanguageService, type LanguageService } from '../../server/src/language-service.ts';
import { lineStarts, positionAt, type Position } from '../../server/src/util/line-index.ts';
import { UserError } from '../../server/src/util/user-error.ts';
import type { Range } from '../../server/src/yaml/document.ts';
import type { Random } from './random.ts';

const schemas = createNodeSchemas(path.resolve(import.meta.dirname, '../../dist/schemas'));

/** A service that throws whatever it would otherwise only log. */
export function openStrictService(): LanguageService {
  const service = createLanguageService({
    schemas,
    openNoteCommand: 'meshwright.openNote',
    log: (message) => {
      throw new Error(message);
    },
  });
  return service;
}

/**
 * Asks everything that can be asked about a file, at random places.
 * @throws where an answer fails or points outside of the text
 */
export async function askEverything(
  service: LanguageService,
  uri: string,
  text: string,
  random: Random,
): Promise<void> {
  service.setFile(uri, text);
  const starts = lineStarts(text);
  const anywhere = () => positionAt(starts, random.below(text.length + 1));
  const { items } = await service.report(uri);
  for (const { range, message } of items) checkRange(range, starts, text, JSON.stringify(message));
  const everything = { start: { line: 0, character: 0 }, end: positionAt(starts, text.length) };
  for (const { edit, title } of await service.codeActions(uri, everything, undefined))
    for (const { range } of edit?.changes?.[uri] ?? []) checkRange(range, starts, text, title);
  await service.codeActions(uri, everything, ['source.fixAll']);
  for (let round = 0; round < 3; round++) await askAt(service, uri, anywhere());
  await applyRefactorings(service, uri, text, anywhere());
  const inLine = (range: Range, name: string) => checkRange(range, starts, text, name);
  for (const symbol of await service.documentSymbols(uri)) inLine(symbol.range, symbol.name);
  for (const lens of await service.codeLenses(uri)) inLine(lens.range, 'code lens');
  for (const { position, label } of service.inlayHints(uri, everything))
    inLine({ start: position, end: position }, JSON.stringify(label));
  await service.foldingRanges(uri);
  service.selectionRanges(uri, [anywhere(), anywhere()]);
  await service.workspaceSymbols('a');
}

async function askAt(service: LanguageService, uri: string, position: Position): Promise<void> {
  await service.hover(uri, position);
  await service.completion(uri, position);
  await service.definition(uri, position);
  await service.references(uri, position, true);
  await service.highlights(uri, position);
  await service.prepareRename(uri, position);
  try {
    await service.rename(uri, position, 'renamed');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

/** Fails for a refactoring whose edits overlap or stand outside of the text. */
async function applyRefactorings(
  service: LanguageService,
  uri: string,
  text: string,
  position: Position,
): Promise<void> {
  const range = { start: position, end: position };
  for (const { edit } of await service.codeActions(uri, range, ['refactor'])) applyEdit(text, uri, edit);
}

/** Fails for a range that a text with these lines does not have. */
function checkRange({ start, end }: Range, starts: readonly number[], text: string, what: string): void {
  const isBackwards = start.line > end.line || (start.line === end.line && start.character > end.character);
  const isOutside = [start, end].some(({ line, character }) => {
    const from = starts[line];
    return from === undefined || character < 0 || from + character > (starts[line + 1] ?? text.length);
  });
  if (isBackwards || isOutside) throw new Error(`Bad range ${JSON.stringify({ start, end })} of ${what}`);
}

/** @returns `text` with the edits of one file; throws for edits that overlap */
export function applyEdit(text: string, uri: string, edit: WorkspaceEdit | undefined): string {
  return TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 0, text), edit?.changes?.[uri] ?? []);
}
