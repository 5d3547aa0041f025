import * as assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

suite('probe', () => {
  test('the extension is there', async () => {
    const extension = vscode.extensions.getExtension('meshwright.meshwright');
    assert.ok(extension);
    await extension.activate();
  });
});
