import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { TranslationsRequest } from '../../server/src/lsp/protocol.ts';
import { PULLING, startInProcess, type TestClient } from '../support/lsp-client.ts';

const schemas = createNodeSchemas(path.resolve(import.meta.dirname, '../../dist/schemas'));
const URI = 'file:///w/a.yaml';
const POLICY = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default, namespace: shop}
spec: {mtls: {mode: STRICT}}
`;

let client: TestClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

it('answers with the resource at a position in the words of other meshes', async () => {
  client = await startInProcess(
    {
      schemas,
      async *listFiles() {},
      listDefinitions: () => Promise.resolve([]),
      readFile: () => Promise.resolve(undefined),
    },
    { capabilities: PULLING, folders: [] },
  );
  await client.open(URI, POLICY);
  const ask = async (parameters: object) =>
    await client?.connection.sendRequest(TranslationsRequest, parameters);
  expect(await ask({ uri: URI, position: { line: 1, character: 0 } })).toMatchObject([
    { mesh: 'linkerd', title: 'Linkerd' },
    { mesh: 'cilium', title: 'Cilium' },
  ]);
  expect(await ask({ uri: 'file:///w/b.yaml', position: { line: 0, character: 0 } })).toEqual([]);
  expect(await ask({})).toEqual([]);
});
