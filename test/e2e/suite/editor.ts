import * as vscode from 'vscode';
import { readMarkedFile } from '../../support/markers.ts';
import { eventually } from './eventually.ts';

/** A YAML text in an editor, with the cursor at its mark. */
export interface OpenText {
  readonly document: vscode.TextDocument;
  readonly editor: vscode.TextEditor;
  /** Where the cursor is put; the editor itself may hear of that a moment later. */
  readonly cursor: vscode.Position;
}

let texts = 0;

/**
 * Opens a text as an unsaved YAML file; the cursor goes to `<|>`, or to the start when the text has no such mark.
 * Each has a name of its own: under one that was used before, VS Code may restore its backup of the earlier text.
 */
export async function openText(marked: string): Promise<OpenText> {
  const { text, cursors } = readMarkedFile(marked);
  const uri = toUri(`text-${++texts}.yaml`).with({ scheme: 'untitled', authority: '' });
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  return await show(document, cursors[0] ?? 0);
}

/** Opens a file of the workspace that the suite runs in. */
export async function openFile(name: string): Promise<OpenText> {
  return await show(await vscode.workspace.openTextDocument(toUri(name)), 0);
}

/** Gives the address of a file of the workspace that the suite runs in. */
export function toUri(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('The suite runs without a folder.');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Closes every editor; what is unsaved is lost. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await eventually('editors without unsaved changes', () =>
    vscode.workspace.textDocuments.some(({ isDirty }) => isDirty) ? undefined : true,
  );
}

/** Waits until our diagnostics of a document are as wanted, by default until there are any, and gives them. */
export async function waitForDiagnostics(
  { document }: OpenText,
  areWanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean = (diagnostics) => diagnostics.length > 0,
): Promise<vscode.Diagnostic[]> {
  const ours = (): vscode.Diagnostic[] => ourDiagnostics(document.uri);
  return await eventually(
    `other diagnostics in\n${document.getText()}`,
    () => (areWanted(ours()) ? ours() : undefined),
    () => JSON.stringify(ours().map(({ code, message }) => ({ code: codeOf(code), message }))),
  );
}

/** Gives our diagnostics of a file as they are now. */
export function ourDiagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'meshwright');
}

/** Gives a diagnostic's code as text, without the address of its page. */
export function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the light bulb at a diagnostic offers something, and gives the offers' titles in order. */
export async function quickFixTitles(opened: OpenText, diagnostic: vscode.Diagnostic): Promise<string[]> {
  return (await quickFixes(opened, diagnostic)).map(({ title }) => title);
}

/** Applies the preferred fix of a diagnostic, or the one with this title. */
export async function applyQuickFix(
  opened: OpenText,
  diagnostic: vscode.Diagnostic,
  title?: string,
): Promise<void> {
  const fixes = await quickFixes(opened, diagnostic);
  const fix = fixes.find((each) => (title === undefined ? each.isPreferred : each.title === title));
  if (fix?.edit === undefined) {
    throw new Error(`No such fix; there are ${fixes.map((each) => `"${each.title}"`).join(', ')}.`);
  }
  await vscode.workspace.applyEdit(fix.edit);
}

/** Applies the refactoring with a title, as the menu of refactorings at the cursor does. */
export async function applyRefactoring({ document, cursor }: OpenText, title: string): Promise<void> {
  const edit = await eventually(`the refactoring "${title}"`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(cursor, cursor),
      vscode.CodeActionKind.Refactor.value,
    );
    return actions.find((action) => action.title === title)?.edit;
  });
  await vscode.workspace.applyEdit(edit);
}

/** Waits until completion at the cursor offers something of ours, and gives the labels in the order shown. */
export async function completionLabels({ document, cursor }: OpenText): Promise<string[]> {
  return await eventually(`completion in\n${document.getText()}`, async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      cursor,
    );
    const items = list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
    const sorted = items.sort((left, right) => sortKey(left).localeCompare(sortKey(right)));
    return sorted.length === 0 ? undefined : sorted.map(labelOf);
  });
}

/** Waits until there is a hover at the cursor, and gives its Markdown. */
export async function hoverText({ document, cursor }: OpenText): Promise<string> {
  return await eventually(`a hover in\n${document.getText()}`, async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      cursor,
    );
    const text = hovers.flatMap(({ contents }) => contents.map(textOf)).join('\n');
    return text === '' ? undefined : text;
  });
}

/** Inserts the snippet of a concept in a mesh, as *Meshwright: Insert…* does, and leaves its placeholders. */
export async function insertSnippet(concept: string, mesh: string): Promise<void> {
  await vscode.commands.executeCommand('meshwright.insert', concept, mesh);
  await vscode.commands.executeCommand('leaveSnippet');
}

async function show(document: vscode.TextDocument, offset: number): Promise<OpenText> {
  const position = document.positionAt(offset);
  const selection = new vscode.Range(position, position);
  const editor = await vscode.window.showTextDocument(document, { selection, preview: false });
  return { document, editor, cursor: position };
}

async function quickFixes(
  { document }: OpenText,
  { range }: vscode.Diagnostic,
): Promise<vscode.CodeAction[]> {
  return await eventually('a quick fix', async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    return actions.length === 0 ? undefined : actions;
  });
}

function sortKey(item: vscode.CompletionItem): string {
  return item.sortText ?? labelOf(item);
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

function textOf(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value;
}
