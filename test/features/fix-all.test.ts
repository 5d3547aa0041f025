import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FIX_ALL_KIND } from '../../server/src/features/fix-all.ts';
import { openWorkspace } from '../support/feature-test.ts';

const URI = 'file:///test.yaml';
const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

/** Applies fix-all again and again until nothing is left to do. @returns every text on the way */
async function rounds(text: string): Promise<string[]> {
  const { service } = openWorkspace(text);
  const texts: string[] = [];
  for (let current = text; texts.length < 10;) {
    const [action] = await service.codeActions(URI, everything, [FIX_ALL_KIND]);
    const edits = action?.edit?.changes?.[URI];
    if (edits === undefined) return texts;
    current = TextDocument.applyEdits(TextDocument.create(URI, 'yaml', 0, current), edits);
    service.setFile(URI, current);
    texts.push(current);
  }
  throw new Error('Fix-all never comes to an end.');
}

const route = (port: string, weight: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a, namespace: shop}
spec:
  hosts: [a] # Stays.
  http:
    - route:
        - destination: {host: a, port: {number: ${port}}}
          weight: ${weight}
        - destination: {host: b}
          weight: 10
`;

describe('fix-all', () => {
  it('repairs every safe problem in one round and then rests', async () => {
    expect(await rounds(route('"8080"', '"90"'))).toEqual([route('8080', '90')]);
  });

  it('keeps Windows line ends', async () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(await rounds(windows(route('"8080"', '90')))).toEqual([windows(route('8080', '90'))]);
  });

  it('repairs in one go what another repair uncovers, and leaves the file as it is meanwhile', async () => {
    const text = route('"8080"', '"90"').replace('networking.istio.io', 'networking.itsio.io');
    expect(await rounds(text)).toEqual([route('8080', '90')]);
  });

  it('has nothing to do where nothing is wrong', async () => {
    expect(await rounds(route('8080', '90'))).toEqual([]);
  });
});
