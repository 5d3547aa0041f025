import * as assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { YamlExtensionStandIn } from '../stubs/yaml-extension.ts';
import { closeAll, codeOf, completionLabels, hoverText, openText, waitForDiagnostics } from './editor.ts';
import { eventually } from './eventually.ts';

/** The extension by Red Hat, or what stands in for it; hosts without it have nothing to share. */
const other = vscode.extensions.getExtension<YamlExtensionStandIn>('redhat.vscode-yaml');

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
      const opened = await openText(rule.replace('traffic<|>', 'trafficPolicies: {}\n  traffic<|>'));
      const labels = await completionLabels(opened);
      assert.equal(labels.filter((label) => label === 'trafficPolicy').length, 1);
      assert.ok(!labels.includes('from-another-schema'));
      await waitForDiagnostics(opened);
      const sources = vscode.languages.getDiagnostics(opened.document.uri).map(({ source }) => source);
      assert.deepEqual(sources, ['meshwright']);
      const kind = { ...opened, cursor: new vscode.Position(1, 1) };
      const text = await hoverText(kind);
      assert.doesNotMatch(text, /other schema/);
      assert.equal(text.match(/Documentation/g)?.length, 1, text);
    });

    test('everything else stays its own', async () => {
      const alone = await openText(`${deployment}<|>`);
      await eventually('completion by the other schema', async () =>
        (await completionLabels(alone)).includes('from-another-schema') ? true : undefined,
      );
      assert.deepEqual(other.exports.schemasOf(alone.document.uri.toString()), []);
      const mixed = await openText(`${rule.replace('<|>', 'Policy: {}')}---\n${deployment}<|>`);
      assert.deepEqual(other.exports.schemasOf(mixed.document.uri.toString()), []);
    });

    test('it alone reports what is no YAML, and we still judge the rest', async () => {
      const opened = await openText(rule.replace('  traffic<|>', '  hosts: [shelf]\n  exportTo: ["."'));
      const codes = (await waitForDiagnostics(opened)).map(({ code }) => codeOf(code));
      assert.ok(!codes.includes('yaml/syntax-error'));
      assert.ok(codes.includes('schema/unknown-field'), codes.join());
      await eventually('a syntax error by the other extension', () =>
        vscode.languages.getDiagnostics(opened.document.uri).find(({ source }) => source === 'YAML'),
      );
    });

    test('it alone gives the outline', async () => {
      const { document } = await openText(rule.replace('  traffic<|>', ''));
      const names = await eventually('an outline', async () => {
        const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          document.uri,
        );
        return symbols?.length === 0 ? undefined : symbols?.map(({ name }) => name);
      });
      assert.deepEqual(names, ['apiVersion', 'kind', 'metadata', 'spec']);
    });
  });
}
