import type { TextDocument } from 'vscode';
import { describe, expect, it } from 'vitest';
import { createJsonGate } from '../../client/src/json-gate.ts';
import { looksLikeManifest } from '../../client/src/json-manifest.ts';
import { looksLikeManifest as serverLooks } from '../../server/src/yaml/json/is-json.ts';

describe('the look of a manifest', () => {
  it.each([
    ['{"apiVersion": "v1", "kind": "Service"}', true],
    ['{"kind":"List","items":[],\n"apiVersion" : "v1"}', true],
    ['{"apiVersion": "v1", "kind": ', true],
    ['{"name": "web", "version": "1.0.0"}', false],
    ['{"properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}}}', false],
    ['', false],
  ])('%s: %j, in client and server alike', (text, expected) => {
    expect(looksLikeManifest(text)).toBe(expected);
    expect(serverLooks(text)).toBe(expected);
  });
});

/** A gate, and what went through it. */
function openGate() {
  const passed: string[] = [];
  const gate = createJsonGate((document) => looksLikeManifest(document.getText()));
  const document = (text: string): TextDocument =>
    ({ uri: { toString: () => 'file:///a.json' }, getText: () => text }) as TextDocument;
  const pass = (word: string) => async () => {
    await Promise.resolve();
    passed.push(word);
  };
  const change = async (text: string) =>
    await gate.didChange({ document: document(text), contentChanges: [], reason: undefined }, pass('change'));
  return {
    passed,
    open: async (text: string) => await gate.didOpen(document(text), pass('open')),
    change,
    close: async () => await gate.didClose(document(''), pass('close')),
    hover: async () =>
      await gate.sendRequest(
        'textDocument/hover',
        { textDocument: { uri: 'file:///a.json' } },
        undefined,
        () => Promise.resolve('answer'),
      ),
  };
}

describe('the gate for JSON', () => {
  const manifest = '{"apiVersion": "v1", "kind": "Service"}';

  it('lets manifests pass', async () => {
    const gate = openGate();
    await gate.open(manifest);
    await gate.change('{}');
    expect(gate.passed).toEqual(['open', 'change']);
    expect(await gate.hover()).toBe('answer');
  });

  it('keeps everything else back, and answers for the server', async () => {
    const gate = openGate();
    await gate.open('{}');
    await gate.change('{"name": 1}');
    expect(gate.passed).toEqual([]);
    expect(await gate.hover()).toBeNull();
  });

  it('opens for what becomes a manifest, and forgets what is closed', async () => {
    const gate = openGate();
    await gate.open('{}');
    await gate.change(manifest);
    await gate.change(`${manifest}\n`);
    expect(gate.passed).toEqual(['open', 'change']);
    await gate.close();
    expect(await gate.hover()).toBe('answer');
  });
});
