import * as assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { applyRefactoring, closeAll, codeOf, openFile, openText, waitForDiagnostics } from './editor.ts';
import { eventually } from './eventually.ts';
import { takePicture } from './take-picture.ts';

const split = `apiVersion: split.smi-spec.io/v1alpha2
kind: TrafficSplit
metadata:
  name: basket
  namespace: basket
spec:
  service: basket
  backends:
    - service: basket-v1
      weight: 90
    - service: basket-v2
      weight: 10
`;

suite('Repairs', () => {
  teardown(closeAll);

  test('all safe problems of a file are repaired at once', async () => {
    const opened = await openFile('quoted-ports.yaml');
    await waitForDiagnostics(opened, ({ length }) => length === 4);
    const text = await eventually('a text without quotes', async () => {
      // VS Code drops the command when it looks for other actions at the same moment.
      await vscode.commands.executeCommand('editor.action.fixAll');
      const now = opened.document.getText();
      return now.includes('"') ? undefined : now;
    });
    assert.match(text, / {14}number: 8080\n {10}weight: 80\n/);
    await waitForDiagnostics(opened, ({ length }) => length === 0);
    await takePicture('fix-all');
  });

  test('a command repairs them too, with what a repair uncovers, and is undone in one step', async () => {
    const text = `apiVersion: networking.itsio.io/v1
kind: VirtualService
metadata:
  name: paper
  namespace: paper
spec:
  hosts: [paper.test]
  http:
    - route:
        - destination:
            host: paper.test
          weight: "100"
`;
    const opened = await openText(text);
    await waitForDiagnostics(opened);
    await vscode.commands.executeCommand('meshwright.fixAll');
    assert.equal(opened.document.getText(), text.replace('itsio', 'istio').replace('"100"', '100'));
    await vscode.commands.executeCommand('undo');
    assert.equal(opened.document.getText(), text);
  });

  test('safe problems are repaired when a file is saved, if the user wants that', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('codeActionsOnSave', { 'source.fixAll.meshwright': 'explicit' }, true);
    const opened = await openFile('on-save.yaml');
    await waitForDiagnostics(opened, ({ length }) => length === 1);
    await eventually('a saved text without quotes', async () => {
      await opened.editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Saved.\n'));
      await opened.document.save();
      return opened.document.getText().includes('"') ? undefined : true;
    });
    await settings.update('codeActionsOnSave', undefined, true);
  });

  test('a TrafficSplit becomes an HTTPRoute', async () => {
    const opened = await openText(split);
    await waitForDiagnostics(opened, (diagnostics) =>
      diagnostics.some(({ code }) => codeOf(code) === 'linkerd/traffic-split-archived'),
    );
    await applyRefactoring(opened, 'Rewrite as an HTTPRoute');
    assert.match(opened.document.getText(), /^kind: HTTPRoute$/m);
    assert.match(opened.document.getText(), /name: basket-v2\n +port: 80\n +weight: 10\n/);
    await waitForDiagnostics(opened, ({ length }) => length === 0);
    await takePicture('upgrade-traffic-split');
  });
});
