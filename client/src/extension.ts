import * as vscode from 'vscode';
import { startMeshwright } from './meshwright.ts';

let stop: (() => Promise<void>) | undefined;

export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('meshwright.useClusterDefinitions', async () => {
      const { useClusterDefinitions } = await import('./cluster-definitions.ts');
      await useClusterDefinitions(context.extensionUri);
    }),
  );
  stop = startMeshwright(context, async (status) => {
    // The protocol library is most of the client's weight; it loads while VS Code goes on.
    const { launchNodeServer } = await import('./node-client.ts');
    return await launchNodeServer(context, status);
  });
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
