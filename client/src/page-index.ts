import * as vscode from 'vscode';

/** The two sets of Markdown pages that the extension brings with it: a page a code, and the comparison notes. */
export type PageKind = 'codes' | 'notes';

interface Page {
  readonly id: string;
  readonly title: string;
}

/** Where the pages of each kind lie in the installed extension. */
const folders: Readonly<Record<PageKind, string>> = { codes: 'dist/pages', notes: 'notes' };

/** Lists the pages of a kind, sorted by id. */
export async function listPages(extension: vscode.Uri, kind: PageKind): Promise<readonly Page[]> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist/pages.json'));
  const index = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<PageKind, readonly Page[]>>;
  return index[kind];
}

/** Gives the address of a listed page's Markdown. */
export function pageUri(extension: vscode.Uri, kind: PageKind, id: string): vscode.Uri {
  return vscode.Uri.joinPath(extension, folders[kind], `${id}.md`);
}

/** Lets the user choose one of the pages; gives its id, or undefined when the user chose none. */
export async function pickPage(extension: vscode.Uri, kind: PageKind): Promise<string | undefined> {
  const pages = await listPages(extension, kind);
  const items = pages.map(({ id, title }) => ({ label: title, description: id === title ? '' : id, id }));
  const placeHolder = kind === 'notes' ? 'Compare how the meshes do it' : 'What a problem means';
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked?.id;
}
