import * as assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, codeOf, completionLabels, openText, waitForDiagnostics } from './editor.ts';
import { eventually } from './eventually.ts';

/** The extension by Red Hat, or what stands in for it; hosts without it have nothing to share. */
const other = vscode.extensions.getExtension<{ schemasOf(file: string): string[] }>('redhat.vscode-yaml');

const rule = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: shelf
  namespace: shelf
spec:
  host: shelf
  traffic<|>
`;

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shelf
`;

if (other !== undefined) {
  suite('Beside the extension for YAML', () => {
    teardown(closeAll);

    test('it leaves mesh resources to us', async () => {
      const opened = await openText(rule);
      const labels = await eventually('completion by us alone', async () => {
        const found = await completionLabels(opened);
        return found.includes('from-another-schema') ? undefined : found;
      });
      assert.equal(labels.filter((label) => label === 'trafficPolicy').length, 1);
      assert.deepEqual(
        other.exports.schemasOf(opened.document.uri.toString()).map((text) => 'type' in JSON.parse(text)),
        [false],
      );
    });

    test('everything else stays its own', async () => {
      const alone = await openText(`${deployment}<|>`);
      assert.deepEqual(other.exports.schemasOf(alone.document.uri.toString()), []);
      assert.ok((await completionLabels(alone)).includes('from-another-schema'));
      const mixed = await openText(`${rule.replace('<|>', 'Policy: {}')}---\n${deployment}<|>`);
      assert.deepEqual(other.exports.schemasOf(mixed.document.uri.toString()), []);
    });

    test('it alone reports what is no YAML, and we still judge the rest', async () => {
      const opened = await openText(rule.replace('  traffic<|>', '  hosts: [shelf]\n  exportTo: ["."'));
      const diagnostics = await waitForDiagnostics(opened);
      const codes = diagnostics.map(({ code }) => codeOf(code));
      assert.ok(!codes.includes('yaml/syntax-error'));
      assert.ok(codes.includes('schema/unknown-field'), codes.join());
    });

    test('it alone gives the outline', async () => {
      const { document } = await openText(rule);
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.deepEqual(symbols ?? [], []);
    });
  });
}
