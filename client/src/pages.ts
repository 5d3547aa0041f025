import * as vscode from 'vscode';

/** The two sets of Markdown pages that the extension brings with it. */
export type PageKind = 'codes' | 'notes';

interface Page {
  readonly id: string;
  readonly title: string;
}

/** Where the pages of each kind lie in the installed extension. */
const folders: Readonly<Record<PageKind, string>> = { codes: 'dist/pages', notes: 'notes' };

/**
 * Opens a comparison note, rendered, beside the editor.
 *
 * Takes the note's id (`circuit-breaking`) and optionally the heading to show first, as it stands in the note.
 */
export async function openNote(extension: vscode.Uri, id: string, heading?: string): Promise<void> {
  const page = await findPage(extension, 'notes', id);
  if (page === undefined) return;
  const target = heading === undefined ? page : page.with({ fragment: toFragment(heading) });
  await vscode.commands.executeCommand('markdown.showPreviewToSide', target);
}

/** Opens the page of a diagnostic's code (`istio/virtual-service-unknown-subset`), rendered, beside the editor. */
export async function openCodePage(extension: vscode.Uri, code: string): Promise<void> {
  const page = await findPage(extension, 'codes', code);
  if (page !== undefined) await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
}

/** Lets the user choose one of the pages; gives its id, or undefined when the user chose none. */
export async function pickPage(extension: vscode.Uri, kind: PageKind): Promise<string | undefined> {
  const pages = await listPages(extension, kind);
  const items = pages.map(({ id, title }) => ({ label: title, description: id === title ? '' : id, id }));
  const placeHolder = kind === 'notes' ? 'Compare how the meshes do it' : 'What a problem means';
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked?.id;
}

/**
 * Finds a page by its id; undefined, and the user is told, when there is none. Ids come from links, so only what is
 * listed is opened.
 */
async function findPage(extension: vscode.Uri, kind: PageKind, id: string): Promise<vscode.Uri | undefined> {
  const pages = await listPages(extension, kind);
  if (pages.some((page) => page.id === id)) return vscode.Uri.joinPath(extension, folders[kind], `${id}.md`);
  void vscode.window.showInformationMessage(`Meshwright has no page about "${id}".`);
  return undefined;
}

async function listPages(extension: vscode.Uri, kind: PageKind): Promise<readonly Page[]> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist/pages.json'));
  const index = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<PageKind, readonly Page[]>>;
  return index[kind];
}

/** Gives the fragment that VS Code's Markdown preview makes of a heading. */
function toFragment(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/g, '-')
    .replaceAll(/[^\p{L}\p{N}_-]/gu, '');
}
