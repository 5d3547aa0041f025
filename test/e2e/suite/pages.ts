import * as assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, hoverText, insertSnippet, openFile, openText, waitForDiagnostics } from './editor.ts';
import { eventually } from './eventually.ts';
import { takePicture } from './take-picture.ts';

suite('Pages', () => {
  teardown(closeAll);

  test('a comparison note opens beside the editor', async () => {
    await vscode.commands.executeCommand('meshwright.openNote', 'circuit-breaking', 'Istio');
    await waitForPage('Circuit breaking');
  });

  test("the page of a problem's code opens", async () => {
    await vscode.commands.executeCommand('meshwright.showRule', 'istio/virtual-service-unknown-subset');
    await waitForPage('Declare every subset');
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
    await waitForPage();
  });

  test('a hover leads to the note that compares its concept, and the note to its snippet', async () => {
    const opened = await openText(`apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: checkout
  namespace: bank
spec:
  host: checkout
  trafficPolicy:
    outlier<|>Detection:
      consecutive5xxErrors: 5
`);
    const hover = await hoverText(opened);
    const link = /\]\((command:[^)]+)\)/.exec(hover)?.[1];
    assert.ok(link, hover);
    await followLink(vscode.Uri.parse(link));
    await waitForPage('Circuit breaking');
    await insertSnippet('circuit-breaking', 'istio');
    assert.match(
      opened.document.getText(),
      /\n---\napiVersion: networking\.istio\.io\/v1\nkind: DestinationRule\n(?: .*\n)*metadata:\n.*\n {2}namespace: bank\n/,
    );
  });
});

suite('Answers', () => {
  teardown(closeAll);

  test('a canary is shown in the words of another mesh, beside it', async () => {
    const { document, cursor } = await openText(`apiVersion: networking.istio.io/v1
kind: Virtual<|>Service
metadata:
  name: pens
  namespace: paper
spec:
  hosts: [pens]
  http:
    - route:
        - destination:
            host: pens-v1
            port: { number: 8080 }
          weight: 90
        - destination:
            host: pens-v2
            port: { number: 8080 }
          weight: 10
`);
    const { line, character } = cursor;
    const place = [document.uri.toString(), { line, character }];
    await vscode.commands.executeCommand('meshwright.showTranslation', ...place, 'gateway-api');
    const shown = await eventually('the same in another mesh', () =>
      vscode.window.visibleTextEditors.find((editor) => editor.document !== document),
    );
    assert.match(shown.document.getText(), /^kind: HTTPRoute$/m);
    assert.match(shown.document.getText(), /name: pens-v2\n +port: 8080\n +weight: 10\n/);
    assert.ok(shown.viewColumn !== vscode.ViewColumn.One);
    await takePicture('translation');
  });

  test('the status says what was made of a file, and what can be done', async () => {
    await waitForDiagnostics(await openFile('quoted-ports.yaml'));
    let isClosed = false;
    void vscode.commands.executeCommand('meshwright.showStatus').then(() => (isClosed = true));
    await takePicture('status');
    // Where no picture is taken, the menu may open later than it is closed.
    await eventually('a closed menu', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return isClosed ? true : undefined;
    });
  });
});

/** What the test reads of package.json. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: {
      readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    };
  };
}

suite('Manifest', () => {
  test('every command of the manifest is there', async () => {
    const extension = vscode.extensions.getExtension('meshwright.meshwright');
    assert.ok(extension);
    await extension.activate();
    const { commands, menus } = (extension.packageJSON as Manifest).contributes;
    // What runs programs or reads the disk is not for a workspace that is on no disk.
    const isOnDisk = vscode.workspace.workspaceFolders?.[0]?.uri.scheme !== 'vscode-test-web';
    const hidden = menus.commandPalette.filter(({ when }) => !isOnDisk && when.includes('!virtualWorkspace'));
    const known = new Set([
      ...(await vscode.commands.getCommands(true)),
      ...hidden.map(({ command }) => command),
    ]);
    const missing = commands.filter(({ command }) => !known.has(command));
    assert.deepEqual(missing, []);
  });
});

/** Runs the command that a link names, as a click does. */
async function followLink({ scheme, path, query }: vscode.Uri): Promise<void> {
  assert.equal(scheme, 'command');
  await vscode.commands.executeCommand(path, ...(JSON.parse(query) as unknown[]));
}

/** Waits until the view of pages is there and has a title that starts as given. */
async function waitForPage(title = ''): Promise<void> {
  const pages = (): vscode.Tab[] =>
    vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('meshwright.page'),
      );
  await eventually(
    `a page "${title}"`,
    () => pages().find(({ label }) => label.startsWith(title)),
    () =>
      pages()
        .map(({ label }) => label)
        .join(', '),
  );
}
