import type * as vscode from 'vscode';
import { startMeshwright } from './meshwright.ts';
import { launchWebServer } from './web-client.ts';

let stop: (() => Promise<void>) | undefined;

export function activate(context: vscode.ExtensionContext): void {
  stop = startMeshwright(context, async (status) => await launchWebServer(context, status));
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
