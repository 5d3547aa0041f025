import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LICENCES_FILE } from '../../server/tools/write-licences.ts';
import { lineStarts, positionAt } from '../../server/src/util/line-index.ts';
import { openWorkspace } from '../support/feature-test.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')));
}

function filesWith(files: readonly string[], pattern: RegExp): string[] {
  return files.filter((file) => pattern.test(readFileSync(path.join(root, file), 'utf8'))).toSorted();
}

describe('what the product can reach', () => {
  const sources = ['client/src', 'server/src'].flatMap((folder) => filesBelow(folder, '.ts'));

  it('runs a command in one place only, which asks first', () => {
    expect(filesWith(sources, /child_process/)).toEqual(['client/src/cluster-definitions.ts']);
  });

  it('uses no network', () => {
    expect(
      filesWith(
        sources,
        /from '(?:node:)?(?:https?|http2|net|tls|dgram|dns)'|\bfetch\(|XMLHttpRequest|WebSocket\(/,
      ),
    ).toEqual([]);
  });

  it('touches the disk on the host side only', () => {
    const readers = filesWith(sources, /from '(?:node:)?fs(?:\/promises)?'/);
    expect(readers.filter((file) => !/^server\/src\/(?:host|cli)\/|^client\/src\//.test(file))).toEqual([]);
  });
});

describe.skipIf(!existsSync(path.join(dist, 'server.js')))('what the bundles can reach', () => {
  const bundles = readdirSync(dist)
    .filter((name) => name.endsWith('.js'))
    .map((name) => `dist/${name}`);

  it('none uses the network, libraries included', () => {
    expect(
      filesWith(
        bundles,
        /require\("(?:node:)?(?:https?|http2|tls|dgram|dns)"\)|[^\w.]fetch\(|XMLHttpRequest|WebSocket\(/,
      ),
    ).toEqual([]);
  });

  it('only the protocol library and the command that asks first can start processes', () => {
    const starters = ['dist/cluster-definitions.js', 'dist/node-client.js', 'dist/server.js'];
    expect(starters).toEqual(
      expect.arrayContaining(filesWith(bundles, /require\("(?:node:)?child_process"\)/)),
    );
  });

  it('their licences are listed', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const licences = readFileSync(path.join(dist, LICENCES_FILE), 'utf8');
    for (const [name, version] of Object.entries(manifest.dependencies))
      expect(licences).toContain(`${name} ${version}`);
  });
});

describe('hovers', () => {
  it('make no link of the text of a document', async () => {
    const evil = '`[x](command:evil)`` ![y](https://example.com/z)';
    // Code spans, as CommonMark delimits them.
    const code = /(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)/gs;
    const text = `apiVersion: v1
kind: Service
metadata: {name: a, namespace: ${JSON.stringify(evil)}}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${JSON.stringify(evil)}
  namespace: ${JSON.stringify(evil)}
  labels: {${JSON.stringify(evil)}: ${JSON.stringify(evil)}}
spec:
  hosts: [a, ${JSON.stringify(evil)}]
  ${JSON.stringify(evil)}: 1
  http:
    - timeout: ${JSON.stringify(evil)}
      route: [{destination: {host: a, subset: ${JSON.stringify(evil)}}}]
`;
    const { service } = openWorkspace('');
    service.setFile('file:///evil.yaml', text);
    const starts = lineStarts(text);
    for (let offset = 0; offset < text.length; offset += 3) {
      const hover = await service.hover('file:///evil.yaml', positionAt(starts, offset));
      expect(JSON.stringify(hover ?? '').replaceAll(code, '')).not.toMatch(
        /\]\((?:command:evil|https:\/\/example)/,
      );
    }
  });
});
