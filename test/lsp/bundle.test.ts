import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import {
  CodeActionRequest,
  CompletionRequest,
  HoverRequest,
  WorkspaceDiagnosticRequest,
  type CodeAction,
} from 'vscode-languageserver/node';
import { PULLING, startBundle, type TestClient } from '../support/lsp-client.ts';

const TRAFFIC_SPLIT = `apiVersion: split.slinkerd.io/v1alpha2
kind: TrafficSplit
metadata:
  name: backend-split
spec:
  service: backend
  backends:
    - service: backend-v1
      weight: 50
`;

let client: TestClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe('the built server over standard input and output', () => {
  it('reports a misspelled group when asked, and repairs it', async () => {
    client = await startBundle({ initializationOptions: { pageUri: 'vscode://x/{code}' } });
    await client.open('file:///a.yaml', TRAFFIC_SPLIT);
    const [diagnostic] = await client.pull('file:///a.yaml');
    expect(diagnostic).toMatchObject({
      code: 'api/unknown-group',
      source: 'meshwright',
      severity: 1,
      range: { start: { line: 0, character: 12 } },
      codeDescription: { href: 'vscode://x/api/unknown-group' },
    });
    expect(diagnostic?.message).toContain('misspelling of "split.smi-spec.io"');
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: 'file:///a.yaml' },
      range: diagnostic!.range,
      context: { diagnostics: [diagnostic!] },
    });
    const fixes = (actions ?? []).filter((action): action is CodeAction => 'edit' in action);
    expect(fixes[0]).toMatchObject({ isPreferred: true, kind: 'quickfix' });
    const [edit] = fixes[0]?.edit?.changes?.['file:///a.yaml'] ?? [];
    const line = TRAFFIC_SPLIT.split('\n')[0]!;
    const { start, end } = edit!.range;
    const repaired = line.slice(0, start.character) + edit!.newText + line.slice(end.character);
    expect(repaired).toBe('apiVersion: split.smi-spec.io/v1alpha2');
    await client.change('file:///a.yaml', 2, TRAFFIC_SPLIT.replace('split.slinkerd.io', 'split.smi-spec.io'));
    const codes = (await client.pull('file:///a.yaml')).map(({ code }) => code);
    expect(codes).not.toContain('api/unknown-group');
  });

  it('pushes to clients that do not pull', async () => {
    client = await startBundle({ capabilities: {} });
    const pushed = client.nextPush('file:///a.yaml');
    await client.open('file:///a.yaml', TRAFFIC_SPLIT);
    expect((await pushed).map(({ code }) => code)).toContain('api/unknown-group');
  });

  it('completes and hovers in the second document of a file', async () => {
    client = await startBundle();
    const text = `a: 1\n---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: a\nspec:\n  hosts: [a]\n  `;
    await client.open('file:///a.yaml', text);
    const textDocument = { uri: 'file:///a.yaml' };
    const completion = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 8, character: 2 },
    });
    const items = Array.isArray(completion) ? completion : (completion?.items ?? []);
    const http = items.find(({ label }) => label === 'http');
    expect(http?.textEdit).toMatchObject({ range: { start: { line: 8 } } });
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 7, character: 4 },
    });
    expect(JSON.stringify(hover?.contents)).toContain('hosts');
  });

  it('knows the problems of files that no editor shows', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'meshwright-'));
    try {
      await writeFile(path.join(folder, 'split.yaml'), TRAFFIC_SPLIT);
      client = await startBundle({ capabilities: PULLING, folders: [URI.file(folder).toString()] });
      const { connection } = client;
      await expect
        .poll(
          async () => {
            const report = await connection.sendRequest(WorkspaceDiagnosticRequest.type, {
              previousResultIds: [],
            });
            return report.items.flatMap((item) =>
              item.kind === 'full' ? item.items.map(({ code }) => code) : [],
            );
          },
          { timeout: 10_000 },
        )
        .toContain('api/unknown-group');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
