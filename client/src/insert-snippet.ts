import * as vscode from 'vscode';
import { mayStartDocument } from './document-start.ts';
import { openNote } from './pages.ts';
import { readSnippets, type InsertableCell, type InsertableConcept, type Snippet } from './snippets.ts';

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
  if ('snippet' in cell) await insert(cell.snippet);
  else await openNote(extension, concept.id);
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

/** Inserts at the cursor where a document may start, else as a new document at the end of the file. */
async function insert({ body }: Snippet): Promise<void> {
  const editor = await findEditor();
  const { document, selection } = editor;
  const { active } = selection;
  if (document.lineAt(active.line).isEmptyOrWhitespace && mayStartDocument(document, active.line)) {
    await editor.insertSnippet(new vscode.SnippetString(`${body}\n`), document.lineAt(active.line).range);
    return;
  }
  const end = document.lineAt(document.lineCount - 1).range.end;
  const lineBreak = end.character === 0 ? '' : '\n';
  await editor.insertSnippet(new vscode.SnippetString(`${lineBreak}---\n${body}\n`), end);
}

/** Gives the editor of the YAML file that the user is in, or that of a new one. */
async function findEditor(): Promise<vscode.TextEditor> {
  const active = vscode.window.activeTextEditor;
  if (active?.document.languageId === 'yaml') return active;
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'yaml' }));
}
