import * as vscode from 'vscode';
import { insertDocument } from './insert-document.ts';
import { listPages, pageUri, type PageKind } from './page-index.ts';
import { toHtml } from './page-html.ts';
import { readSnippets } from './snippets.ts';

/** What the view's script says when something in it is clicked. */
type Message =
  | { readonly action: 'insert' | 'copy'; readonly text: string }
  | { readonly action: 'open'; readonly id: string; readonly fragment: string };

/** A page and the place in it. */
interface Place {
  readonly kind: PageKind;
  readonly id: string;
  /** The id of a heading; empty for the start. */
  readonly fragment: string;
}

let panel: vscode.WebviewPanel | undefined;

/**
 * Shows a page beside the editor, in the one view that all pages share. Ids come from links, so only what is listed is
 * shown; for anything else the user is told.
 */
export async function showPage(extension: vscode.Uri, place: Place): Promise<void> {
  const page = (await listPages(extension, place.kind)).find(({ id }) => id === place.id);
  if (page === undefined) {
    void vscode.window.showInformationMessage(`Meshwright has no page about "${place.id}".`);
    return;
  }
  const view = panel ?? createPanel(extension);
  panel = view;
  view.title = page.title;
  view.webview.html = await render(view.webview, extension, place, page.title);
  view.reveal(undefined, true);
}

function createPanel(extension: vscode.Uri): vscode.WebviewPanel {
  const created = vscode.window.createWebviewPanel(
    'meshwright.page',
    'Meshwright',
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    {
      enableScripts: true,
      enableFindWidget: true,
      enableCommandUris: ['meshwright.insert', 'meshwright.showRule'],
      localResourceRoots: [mediaFolder(extension)],
    },
  );
  created.onDidDispose(() => {
    panel = undefined;
  });
  created.webview.onDidReceiveMessage(async (message: Message) => await act(extension, message));
  return created;
}

async function act(extension: vscode.Uri, message: Message): Promise<void> {
  switch (message.action) {
    case 'insert':
      await insertDocument(new vscode.SnippetString().appendText(message.text.trimEnd()).value);
      break;
    case 'copy':
      await vscode.env.clipboard.writeText(message.text);
      break;
    case 'open':
      await showPage(extension, { kind: 'notes', id: message.id, fragment: message.fragment });
      break;
  }
}

async function render(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { kind, id, fragment }: Place,
  title: string,
): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(pageUri(extension, kind, id));
  const markdown = new TextDecoder().decode(bytes);
  const media = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(mediaFolder(extension), name)).toString();
  const hasSnippets =
    kind === 'notes' && (await readSnippets(extension)).some((concept) => concept.id === id);
  return toHtml({
    title,
    // The renderer of VS Code's own Markdown preview.
    body: await vscode.commands.executeCommand<string>('markdown.api.render', markdown),
    codes: (await listPages(extension, 'codes')).map((page) => page.id),
    concept: hasSnippets ? id : undefined,
    fragment,
    style: media('page.css'),
    script: media('page.js'),
    source: webview.cspSource,
  });
}

function mediaFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'client/media');
}
