import * as assert from 'node:assert/strict';
import { suite, teardown, test } from 'mocha';
import {
  applyQuickFix,
  closeAll,
  codeOf,
  completionLabels,
  hoverText,
  insertSnippet,
  openFile,
  openText,
  quickFixTitles,
  waitForDiagnostics,
} from './editor.ts';

const trafficSplit = `kind: TrafficSplit
metadata:
  name: checkout
  namespace: shop
spec:
  service: checkout
  backends:
    - service: checkout-v1
      weight: 90
    - service: checkout-v2
      weight: 10
`;

suite('The first fix', () => {
  teardown(closeAll);

  test('a misspelled group is found in a file, and repaired by its light bulb', async () => {
    const opened = await openFile('traffic-split.yaml');
    const [misspelled] = await waitForDiagnostics(opened, (diagnostics) =>
      diagnostics.some(({ code }) => codeOf(code) === 'api/unknown-group'),
    );
    assert.ok(misspelled);
    assert.equal(opened.document.getText(misspelled.range), 'split.slinkerd.io');
    await applyQuickFix(opened, misspelled);
    assert.match(opened.document.getText(), /^apiVersion: split\.smi-spec\.io\/v1alpha2$/m);
    await waitForDiagnostics(opened, (diagnostics) =>
      diagnostics.every(({ code }) => codeOf(code) !== 'api/unknown-group'),
    );
  });

  test('a second fix offers the newest served version', async () => {
    const opened = await openText(`apiVersion: split.slinkerd.io/v1alpha1\n${trafficSplit}`);
    const [misspelled] = await waitForDiagnostics(opened);
    assert.ok(misspelled);
    const titles = await quickFixTitles(opened, misspelled);
    assert.deepEqual(titles.slice(0, 2), [
      'Change to "split.smi-spec.io/v1alpha1"',
      'Change to "split.smi-spec.io/v1alpha2"',
    ]);
  });

  test('an unsaved text gets completion', async () => {
    const opened = await openText(`apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: checkout
spec:
  host: checkout
  traffic<|>
`);
    assert.ok((await completionLabels(opened)).includes('trafficPolicy'));
  });

  test('snippets are offered where a document may start, and not inside one', async () => {
    const atStart = await openText('<|>');
    assert.ok((await completionLabels(atStart)).includes('linkerd-mtls'));
    const inside = await openText(`apiVersion: networking.istio.io/v1
kind: DestinationRule
spec:
  <|>
`);
    assert.ok(!(await completionLabels(inside)).includes('linkerd-mtls'));
  });

  test('a field explains itself', async () => {
    const opened = await openText(`apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: checkout
spec:
  host: checkout
  trafficPolicy:
    outlier<|>Detection:
      consecutive5xxErrors: 5
`);
    assert.match(await hoverText(opened), /outlierDetection/);
  });

  test('a snippet is inserted and has no problem', async () => {
    // The mistake that follows the snippet moves down when the server has read what was inserted.
    const opened = await openText(`<|>
---
apiVersion: networking.itsio.io/v1
kind: VirtualService
metadata:
  name: checkout
`);
    await waitForDiagnostics(opened);
    await insertSnippet('canary', 'istio');
    assert.match(opened.document.getText(), /^kind: VirtualService$/m);
    const diagnostics = await waitForDiagnostics(
      opened,
      ([first]) => first !== undefined && first.range.start.line > 2,
    );
    assert.deepEqual(
      diagnostics.map(({ code }) => codeOf(code)),
      ['api/unknown-group'],
    );
  });
});
