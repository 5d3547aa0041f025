import * as vscode from 'vscode';
import { isManifest } from './manifest-documents.ts';
import { describeKinds, summarize, type Recognition } from './recognition.ts';
import type { AskServer } from './show-translation.ts';

interface Entry extends vscode.QuickPickItem {
  /** The command that the entry runs; entries without say how things are. */
  readonly command?: string;
  readonly arguments?: readonly unknown[];
}

/** What people do most, in the words of the palette. */
const usual: readonly Entry[] = [
  { label: '$(wrench) Fix All Safe Problems in This File', command: 'meshwright.fixAll' },
  { label: '$(add) Insert…', command: 'meshwright.insert' },
  { label: '$(diff) Compare Meshes…', command: 'meshwright.showNote' },
  { label: '$(references) Show This in Another Mesh…', command: 'meshwright.showTranslation' },
  { label: '$(book) Rules', command: 'meshwright.showRule' },
];

const upkeep: readonly Entry[] = [
  {
    label: '$(settings-gear) Settings',
    command: 'workbench.action.openSettings',
    arguments: ['@ext:meshwright.meshwright'],
  },
  { label: '$(output) Show Log', command: 'meshwright.showOutput' },
  { label: '$(debug-restart) Restart Server', command: 'meshwright.restart' },
];

/** Shows what was made of the file in the editor and what can be done, and does what is chosen. */
export async function showStatus(ask: AskServer): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const ours = document !== undefined && isManifest(document) ? document : undefined;
  const recognition = ours && (await recognise(ours, ask));
  const entries: Entry[] = [
    ...(ours === undefined ? [] : aboutFile(ours, recognition)),
    { label: 'Commands', kind: vscode.QuickPickItemKind.Separator },
    ...usual.slice(ours === undefined ? 1 : 0),
    { label: 'Meshwright', kind: vscode.QuickPickItemKind.Separator },
    ...upkeep,
  ];
  const picked = await vscode.window.showQuickPick(entries, {
    title: 'Meshwright',
    placeHolder: recognition === undefined ? 'What to do?' : summarize(recognition),
  });
  if (picked?.command === undefined) return;
  await vscode.commands.executeCommand(picked.command, ...(picked.arguments ?? []));
}

/** Asks the server; a server that has stopped has nothing to say, and the menu is what restarts it. */
async function recognise({ uri }: vscode.TextDocument, ask: AskServer): Promise<Recognition | undefined> {
  const answer = ask('meshwright/recognition', { uri: uri.toString() });
  return await answer.then(
    (recognition) => recognition as Recognition,
    () => undefined,
  );
}

function aboutFile({ uri }: vscode.TextDocument, recognition: Recognition | undefined): Entry[] {
  const problems = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'meshwright');
  return [
    { label: 'This File', kind: vscode.QuickPickItemKind.Separator },
    ...(recognition === undefined ? [] : describeKinds(recognition)).map(({ title, group, schema }) => ({
      label: title,
      description: group,
      detail: schema,
    })),
    {
      label: problems.length === 1 ? '1 problem' : `${problems.length} problems`,
      command: 'workbench.actions.view.problems',
    },
  ];
}
