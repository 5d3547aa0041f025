import * as assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, codeOf, hoverText, openText, waitForDiagnostics } from './editor.ts';
import { eventually } from './eventually.ts';

suite('Pages', () => {
  teardown(closeAll);

  test('a comparison note opens beside the editor', async () => {
    await vscode.commands.executeCommand('meshwright.openNote', 'circuit-breaking', 'Istio');
    await waitForTab('circuit-breaking.md');
  });

  test("the page of a problem's code opens", async () => {
    await vscode.commands.executeCommand('meshwright.showRule', 'istio/virtual-service-unknown-subset');
    await waitForTab('virtual-service-unknown-subset.md');
  });

  test("a diagnostic's code leads to its page", async () => {
    const [diagnostic] = await waitForDiagnostics(
      await openText(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: checkout
  namespace: shop
spec:
  hosts: [checkout]
`),
    );
    const code = diagnostic?.code;
    assert.ok(typeof code === 'object');
    await followLink(code.target);
    await waitForTab(`${codeOf(code).split('/')[1]}.md`);
  });

  test('a hover leads to the note that compares its concept', async () => {
    const hover = await hoverText(
      await openText(`apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: checkout
  namespace: shop
spec:
  host: checkout
  trafficPolicy:
    outlier<|>Detection:
      consecutive5xxErrors: 5
`),
    );
    const link = /\]\((command:[^)]+)\)/.exec(hover)?.[1];
    assert.ok(link, hover);
    await followLink(vscode.Uri.parse(link));
    await waitForTab('circuit-breaking.md');
  });
});

suite('Manifest', () => {
  test('every command of the manifest is there', async () => {
    const extension = vscode.extensions.getExtension('meshwright.meshwright');
    assert.ok(extension);
    await extension.activate();
    const manifest = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = await vscode.commands.getCommands(true);
    const missing = manifest.contributes.commands.filter(({ command }) => !registered.includes(command));
    assert.deepEqual(missing, []);
  });
});

/** Runs the command that a link names, as a click does. */
async function followLink({ scheme, path, query }: vscode.Uri): Promise<void> {
  assert.equal(scheme, 'command');
  await vscode.commands.executeCommand(path, ...(JSON.parse(query) as unknown[]));
}

/** Waits until a tab shows a page, rendered, and not as text. */
async function waitForTab(title: string): Promise<void> {
  const tabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await eventually(
    `a tab with ${title}`,
    () => tabs().find((tab) => tab.label.includes(title) && tab.input instanceof vscode.TabInputWebview),
    () =>
      tabs()
        .map(({ label }) => label)
        .join(', '),
  );
}
