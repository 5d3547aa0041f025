import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseLintArguments } from '../../server/src/cli/arguments.ts';
import { lint } from '../../server/src/cli/lint.ts';
import { readFoundManifest, walkFiles } from '../../server/src/host/node-files.ts';

const policy = (mode: string) => `{
  "apiVersion": "security.istio.io/v1",
  "kind": "PeerAuthentication",
  "metadata": {"name": "a", "namespace": "shop"},
  "spec": {"mtls": {"mode": "${mode}"}}
}
`;
/** A list that says what it is behind its items, as \`kubectl\` sorts it, and is longer than what is looked at. */
const list = JSON.stringify({
  apiVersion: 'v1',
  items: [
    {
      ...JSON.parse(policy('strict')),
      metadata: { name: 'b', annotations: { 'shop/long': 'x'.repeat(100_000) } },
    },
  ],
  kind: 'List',
});

let folder = '';
const at = (name: string) => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'meshwright-json-'));
  mkdirSync(at('node_modules'));
  writeFileSync(at('policy.json'), policy('strict'));
  writeFileSync(at('list.json'), list);
  writeFileSync(at('package.json'), '{"name": "a", "apiVersion": "v1", "kind": "x"}');
  writeFileSync(at('lock.json'), `{"a": "${'x'.repeat(1_000_000)}", "apiVersion": "v1", "kind": "x"}`);
  writeFileSync(at('settings.json'), '{"kind": "x", // broken');
  writeFileSync(at('node_modules/policy.json'), policy('strict'));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(...words: string[]) {
  const result = await lint(parseLintArguments(words), {
    schemaFolder: path.resolve(import.meta.dirname, '../../dist/schemas'),
    workingFolder: folder,
    readStdin: () => Promise.resolve(policy('strict')),
    log: (message) => {
      throw new Error(message);
    },
  });
  const problems = result.problems.map(({ file, problem: { code } }) => `${file} ${code}`);
  return { files: result.files, documents: result.documents, problems };
}

describe('files in JSON', () => {
  it('are found by their names, but for those that every project has', async () => {
    const files: string[] = [];
    for await (const file of walkFiles(folder)) files.push(path.relative(folder, file));
    expect(files.sort()).toEqual(['list.json', 'lock.json', 'policy.json', 'settings.json']);
  });

  it('are read when they look like manifests', async () => {
    expect(await readFoundManifest(at('policy.json'))).toBe(policy('strict'));
    expect(await readFoundManifest(at('list.json'))).toBe(list);
  });

  it.each(['lock.json', 'settings.json', 'nowhere.json', 'node_modules'])(
    'are not read: %s',
    async (name) => {
      expect(await readFoundManifest(at(name))).toBeUndefined();
    },
  );
});

describe('the command line', () => {
  it('checks the manifests of a folder, and counts no other file', async () => {
    expect(await run('.')).toEqual({
      files: 2,
      documents: 2,
      problems: ['list.json schema/not-allowed-value', 'policy.json schema/not-allowed-value'],
    });
  });

  it('takes a file that is named, whatever it holds', async () => {
    expect(await run('policy.json')).toMatchObject({
      files: 1,
      problems: ['policy.json schema/not-allowed-value'],
    });
    expect(await run('settings.json')).toMatchObject({ files: 1, problems: [] });
    await expect(run('nowhere.json')).rejects.toThrow('does not exist');
  });

  it('takes JSON from standard input', async () => {
    expect(await run('-')).toMatchObject({ problems: ['- schema/not-allowed-value'] });
  });

  it('repairs', async () => {
    const route = (port: string) => `{
  "apiVersion": "networking.istio.io/v1",
  "kind": "VirtualService",
  "metadata": {"name": "a", "namespace": "shop"},
  "spec": {"hosts": ["a"], "http": [{"route": [{"destination": {"host": "a", "port": {"number": ${port}}}}]}]}
}
`;
    writeFileSync(at('route.json'), route('"8080"'));
    await run('--fix', 'route.json');
    expect(readFileSync(at('route.json'), 'utf8')).toBe(route('8080'));
  });

  it('says what is no JSON', async () => {
    writeFileSync(at('policy.json'), policy('STRICT').replace('}}\n', '},}\n'));
    expect(await run('policy.json')).toMatchObject({ problems: ['policy.json yaml/syntax-error'] });
  });
});
