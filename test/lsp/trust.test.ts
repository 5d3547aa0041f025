import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { leadsOut } from '../../server/src/host/leads-out.ts';
import { startBundle, startInProcess, type TestClient } from '../support/lsp-client.ts';
import { diskRuntime } from '../support/disk-runtime.ts';

const VIRTUAL_SERVICE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
spec: {hosts: [a.test], http: [{route: [{destination: {host: a.test}}]}]}
`;

/** A definition that differs from ours: every VirtualService has an owner. */
const DEFINITION = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: virtualservices.networking.istio.io}
spec:
  group: networking.istio.io
  names: {kind: VirtualService, plural: virtualservices}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: {type: object, required: [owner], x-kubernetes-preserve-unknown-fields: true}
`;

let client: TestClient | undefined;
let outside = '';

beforeEach(async () => {
  outside = await mkdtemp(path.join(os.tmpdir(), 'meshwright-'));
  await mkdir(path.join(outside, 'workspace/inside'), { recursive: true });
});

afterEach(async () => {
  await client?.stop();
  client = undefined;
  await rm(outside, { recursive: true });
});

/** Opens a folder whose settings file names definitions, and gives the codes of the problems in it. */
async function codesWith(crds: string, isTrusted: boolean): Promise<unknown[]> {
  const folder = path.join(outside, 'workspace');
  await writeFile(path.join(folder, '.meshwright.yaml'), `crds: [${JSON.stringify(crds)}]\n`);
  client = await startBundle({
    folders: [URI.file(folder).toString()],
    initializationOptions: { isTrusted },
  });
  const uri = URI.file(path.join(folder, 'a.yaml')).toString();
  await client.open(uri, VIRTUAL_SERVICE);
  // The folder has been read when the problems of all its files are known.
  const { items } = await client.connection.sendRequest<{
    items: { uri: string; items: { code: unknown }[] }[];
  }>('workspace/diagnostic', { previousResultIds: [] });
  await client.stop();
  client = undefined;
  return items.flatMap((file) => (file.uri === uri ? file.items.map(({ code }) => code) : []));
}

describe('a folder that is not trusted', () => {
  it('has its settings lead to no file outside of it, until it is trusted', async () => {
    await writeFile(path.join(outside, 'definition.yaml'), DEFINITION);
    for (const crds of ['../definition.yaml', '..', path.join(outside, 'definition.yaml')]) {
      expect(await codesWith(crds, false)).toEqual([]);
      expect(await codesWith(crds, true)).toEqual(['schema/missing-field']);
    }
  }, 30_000);

  it('may use what lies in it', async () => {
    await writeFile(path.join(outside, 'workspace/inside/definition.yaml'), DEFINITION);
    expect(await codesWith('inside', false)).toEqual(['schema/missing-field']);
  });

  it('does not even have other folders looked into', async () => {
    const settings = `crds: [../a, /b, 'C:\\c', '\\\\server\\share', 'inside/../../d', '%2e%2e/e', inside]\n`;
    const runtime = diskRuntime(new Map([['file:///w/.meshwright.yaml', settings]]));
    const asked: string[] = [];
    const listDefinitions = async (folder: string, name: string) => {
      asked.push(name);
      return await runtime.listDefinitions(folder, name);
    };
    client = await startInProcess(
      { ...runtime, listDefinitions },
      { folders: ['file:///w'], initializationOptions: { isTrusted: false } },
    );
    await expect.poll(() => asked, { timeout: 10_000 }).toContain('inside');
    expect(new Set(asked)).toEqual(new Set(['inside']));
  });
});

describe('a path of the settings', () => {
  it.each(['crds', './crds/a.yaml', 'a/../b', '..a/b', 'a...'])('%s stays in its folder', (name) =>
    expect(leadsOut(name)).toBe(false),
  );
  it.each(['..', '../a', 'a/../../b', '/a', '~/../..', '\\a', 'c:a', 'C:\\a', 'a\\..\\..\\b', '%2E%2E/a'])(
    '%s may lead out of it',
    (name) => expect(leadsOut(name)).toBe(true),
  );
});
