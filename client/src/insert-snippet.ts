import * as vscode from 'vscode';
import { insertDocument } from './insert-document.ts';
import { showPage } from './page-view.ts';
import { readSnippets, type InsertableCell, type InsertableConcept } from './snippets.ts';

/**
 * Lets the user choose a concept, then a mesh, and inserts that snippet. A mesh without one says why; choosing it opens
 * the comparison note. What a caller has chosen already, a concept or a concept and a mesh, is not asked.
 */
export async function chooseAndInsert(
  extension: vscode.Uri,
  conceptId?: string,
  meshId?: string,
): Promise<void> {
  const concepts = await readSnippets(extension);
  const concept = concepts.find(({ id }) => id === conceptId) ?? (await pickConcept(concepts));
  if (concept === undefined) return;
  const cell = concept.cells.find(({ mesh }) => mesh === meshId) ?? (await pickCell(concept));
  if (cell === undefined) return;
  if ('snippet' in cell) await insertDocument(cell.snippet.body);
  else await showPage(extension, { kind: 'notes', id: concept.id, fragment: '' });
}

async function pickConcept(concepts: readonly InsertableConcept[]): Promise<InsertableConcept | undefined> {
  const items = concepts.map((concept) => ({
    label: concept.title,
    description: concept.cells
      .filter((cell) => 'snippet' in cell)
      .map(({ title }) => title)
      .join(', '),
    concept,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'What to insert' });
  return picked?.concept;
}

async function pickCell({ title, cells }: InsertableConcept): Promise<InsertableCell | undefined> {
  const items = cells.map((cell) =>
    'snippet' in cell
      ? { label: cell.title, detail: cell.snippet.description, cell }
      : { label: cell.title, description: 'has none: compare instead', detail: cell.reason, cell },
  );
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: 'In which mesh' });
  return picked?.cell;
}
