import * as vscode from 'vscode';
import { fixAll } from './fix-all.ts';
import { chooseAndInsert } from './insert-snippet.ts';
import { openExample } from './open-example.ts';
import { toFragment } from './page-html.ts';
import { pickPage } from './page-index.ts';
import { showPage } from './page-view.ts';
import { showPlaces } from './show-places.ts';
import { showStatus } from './show-status.ts';
import { showTranslation, type AskServer } from './show-translation.ts';

/** What the commands need of the running extension. */
export interface CommandContext {
  /** The folder that the extension is installed in. */
  readonly extension: vscode.Uri;
  readonly restartServer: () => Promise<void>;
  readonly showOutput: () => Promise<void>;
  readonly askServer: AskServer;
}

type Command = (context: CommandContext, ...args: readonly unknown[]) => Promise<void>;

/** Every command of the client, by id. The titles of those that people call stand in package.json. */
const commands: Readonly<Record<string, Command>> = {
  'meshwright.openNote': async ({ extension }, id, heading) => {
    if (typeof id !== 'string') return;
    await showPage(extension, { kind: 'notes', id, fragment: toFragment(toText(heading) ?? '') });
  },
  'meshwright.insert': async ({ extension }, concept, mesh) => {
    await chooseAndInsert(extension, toText(concept), toText(mesh));
  },
  'meshwright.showNote': async ({ extension }) => {
    const id = await pickPage(extension, 'notes');
    if (id !== undefined) await showPage(extension, { kind: 'notes', id, fragment: '' });
  },
  'meshwright.showRule': async ({ extension }, code) => {
    const id = toText(code) ?? (await pickPage(extension, 'codes'));
    if (id !== undefined) await showPage(extension, { kind: 'codes', id, fragment: '' });
  },
  // A code lens calls it.
  'meshwright.showPlaces': async (_, uri, position, places) => await showPlaces(uri, position, places),
  // A quick fix calls it.
  'meshwright.setSeverity': async (_, code, severity) => {
    if (typeof code !== 'string' || typeof severity !== 'string') return;
    const settings = vscode.workspace.getConfiguration('meshwright');
    const target =
      vscode.workspace.workspaceFolders === undefined
        ? vscode.ConfigurationTarget.Global
        : vscode.ConfigurationTarget.Workspace;
    await settings.update('rules', { ...settings.get<object>('rules'), [code]: severity }, target);
  },
  'meshwright.showTranslation': async ({ askServer }, ...args) => await showTranslation(askServer, args),
  'meshwright.fixAll': async () => await fixAll(),
  'meshwright.showStatus': async ({ askServer }) => await showStatus(askServer),
  'meshwright.openExample': async ({ extension }) => await openExample(extension),
  'meshwright.restart': async ({ restartServer }) => await restartServer(),
  'meshwright.showOutput': async ({ showOutput }) => await showOutput(),
};

/** Commands are called from links and key bindings with anything; only a text is taken. */
function toText(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}

/** Registers the commands; the result unregisters them. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => await run(context, ...args)),
    ),
  );
}
