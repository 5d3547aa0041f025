import * as assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import {
  applyQuickFix,
  closeAll,
  codeOf,
  completionLabels,
  hoverText,
  openFile,
  ourDiagnostics,
  waitForDiagnostics,
} from './editor.ts';
import { takePicture } from './take-picture.ts';

suite('Manifests in JSON', () => {
  teardown(closeAll);

  test('a problem in JSON is found, explained and fixed, and JSON is left', async () => {
    const opened = await openFile('json/route.json');
    assert.equal(opened.document.languageId, 'json');
    const [problem] = await waitForDiagnostics(opened, ({ length }) => length === 1);
    assert.ok(problem !== undefined);
    assert.equal(codeOf(problem.code), 'schema/wrong-type');
    assert.match(await hoverText({ ...opened, cursor: problem.range.start }), /port/i);
    await takePicture('json-problem');
    const before = opened.document.getText();
    await applyQuickFix(opened, problem);
    assert.equal(opened.document.getText(), before.replace('"8080"', '8080'));
    await waitForDiagnostics(opened, ({ length }) => length === 0);
    await takePicture('json-manifest');
  });

  test('fields are completed as JSON', async () => {
    const opened = await openFile('json/route.json');
    await waitForDiagnostics(opened);
    const end = opened.document.getText().indexOf('"hosts"');
    const labels = await completionLabels({ ...opened, cursor: opened.document.positionAt(end) });
    assert.ok(labels.includes('exportTo'), labels.join());
  });

  test('other JSON is left alone', async () => {
    const manifest = await openFile('json/route.json');
    await waitForDiagnostics(manifest);
    const { document } = await openFile('json/settings.json');
    const symbols = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.deepEqual(symbols, []);
    assert.deepEqual(ourDiagnostics(document.uri), []);
  });
});
