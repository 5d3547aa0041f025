import * as assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  closeAll,
  codeOf,
  completionLabels,
  openFile,
  openText,
  ourDiagnostics,
  toUri,
  waitForDiagnostics,
  type OpenText,
} from './editor.ts';
import { eventually } from './eventually.ts';
import { takePicture } from './take-picture.ts';

/** A route whose destination is still to be written. */
function routeTo(destination: string): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews-tried
  namespace: books
spec:
  hosts: [reviews.test]
  http:
    - route:
        - destination:
${destination}`;
}

suite('The mesh', () => {
  teardown(closeAll);

  test('hosts of the namespace are offered', async () => {
    const labels = await completionLabels(await openText(routeTo('            host: <|>\n')));
    assert.deepEqual(labels.slice(0, 2).sort(), ['ratings', 'reviews']);
    await suggest('complete-host');
  });

  test('subsets of the host are offered', async () => {
    const opened = await openText(routeTo('            host: reviews\n            subset: <|>\n'));
    assert.deepEqual((await completionLabels(opened)).slice(0, 2).sort(), ['canary', 'stable']);
    await suggest('complete-subset');
  });

  test('a subset is renamed in three files', async () => {
    const names = ['books/subsets.yaml', 'books/routes.yaml', 'books/ingress.yaml'];
    const { document } = await openFile('books/subsets.yaml');
    const position = document.positionAt(document.getText().indexOf('canary') + 2);
    const edit = await eventually('a rename of three files', async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        position,
        'preview',
      );
      return found?.size === names.length ? found : undefined;
    });
    await vscode.workspace.applyEdit(edit);
    const { Active, Beside } = vscode.ViewColumn;
    for (const name of names) {
      const changed = await vscode.workspace.openTextDocument(toUri(name));
      await vscode.window.showTextDocument(changed, name === names[0] ? Active : Beside);
      assert.match(changed.getText(), /: preview\n/);
      assert.doesNotMatch(changed.getText(), /canary/);
    }
    await takePicture('rename-subset');
  });

  test('a lens lists who refers to a subset', async () => {
    const { document } = await openFile('books/subsets.yaml');
    const titles = await eventually('a code lens', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      const shown = lenses.flatMap(({ command }) => command ?? []);
      return shown.find(({ title }) => title === '2 references');
    });
    await vscode.commands.executeCommand(titles.command, ...(titles.arguments as unknown[]));
    await takePicture('references');
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  test('problems of a file that nobody opened are known', async () => {
    const found = await eventually('problems of unopened.yaml', () => {
      const diagnostics = ourDiagnostics(toUri('unopened.yaml'));
      return diagnostics.length === 0 ? undefined : diagnostics;
    });
    assert.deepEqual(
      found.map(({ code }) => codeOf(code)),
      ['schema/unknown-field'],
    );
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await takePicture('unopened-problems');
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  test('problems of unopened files follow their folder, and go with it', async () => {
    const { fs } = vscode.workspace;
    await openFile('traffic-split.yaml');
    const mistaken = await fs.readFile(toUri('unopened.yaml'));
    await fs.createDirectory(toUri('drafts'));
    await fs.writeFile(toUri('drafts/a.yaml'), mistaken);
    await waitForProblems({ 'drafts/a.yaml': 1 });
    await fs.rename(toUri('drafts'), toUri('finished'));
    await waitForProblems({ 'drafts/a.yaml': 0, 'finished/a.yaml': 1 });
    await fs.delete(toUri('finished'), { recursive: true });
    await waitForProblems({ 'finished/a.yaml': 0 });
  });

  test('a Helm chart has no false alarm', async () => {
    // The extension for YAML takes every template for broken YAML; who has charts turns that off.
    const yaml = vscode.workspace.getConfiguration('yaml');
    const validates = yaml.has('validate');
    if (validates) await yaml.update('validate', false, true);
    const chart = await openFile('chart/templates/routes.yaml');
    // The server reads what is opened in order: when the mistake is found, the chart has been judged.
    await waitForDiagnostics(await openText('apiVersion: networking.itsio.io/v1\nkind: VirtualService\n'));
    assert.deepEqual(ourDiagnostics(chart.document.uri), []);
    await openFile('chart/templates/routes.yaml');
    await takePicture('helm-chart');
    if (validates) await yaml.update('validate', undefined, true);
  });

  test('a template is understood in the language that the Kubernetes extension gives it', async () => {
    const known = await vscode.languages.getLanguages();
    // Hosts without that extension have no such language.
    if (!known.includes('helm')) return;
    const text = 'apiVersion: networking.itsio.io/v1\nkind: VirtualService\nspec: {{ .Values.spec }}\n';
    const diagnostics = await waitForDiagnostics(await openTemplate(text));
    assert.deepEqual(
      diagnostics.map(({ code }) => codeOf(code)),
      ['api/unknown-group'],
    );
    assert.ok((await completionLabels(await openTemplate('ki<|>\n'))).includes('kind'));
  });
});

/** Waits until files have as many problems of ours as given. */
async function waitForProblems(counts: Readonly<Record<string, number>>): Promise<void> {
  const found = () => Object.keys(counts).map((name) => ourDiagnostics(toUri(name)).length);
  await eventually(
    `problems ${JSON.stringify(counts)}`,
    () => (found().join() === Object.values(counts).join() ? true : undefined),
    () => found().join(),
  );
}

/** Opens a text as a template of a chart, as `openText` does. */
async function openTemplate(marked: string): Promise<OpenText> {
  const opened = await openText(marked);
  return { ...opened, document: await vscode.languages.setTextDocumentLanguage(opened.document, 'helm') };
}

/** Shows the list of suggestions for a picture of it. */
async function suggest(picture: string): Promise<void> {
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await takePicture(picture);
  await vscode.commands.executeCommand('hideSuggestWidget');
}
