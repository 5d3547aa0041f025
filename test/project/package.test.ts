import { existsSync } from 'node:fs';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Everything that an installed extension runs, reads or shows. */
const WANTED: readonly RegExp[] = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/[\w-]+\.(?:js|json)$/,
  /^dist\/(?:example\.yaml|THIRD-PARTY-LICENSES\.txt)$/,
  /^dist\/(?:schemas(?:\/[\w.-]+)?\/[\w.-]+\.json|pages\/[\w-]+\/[\w-]+\.md)$/,
  /^client\/media\/[\w-]+\.(?:md|css|js)$/,
  /^notes\/[\w-]+\.md$/,
  /^images\/[\w-]+\.(?:png|gif)$/,
];

describe.skipIf(!existsSync(path.join(root, 'dist/server.js')))('the package', () => {
  it('holds what an installed extension needs, and nothing of its making', async () => {
    const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
    expect(files.filter((file) => !WANTED.some((pattern) => pattern.test(file)))).toEqual([]);
    expect(files.filter((file) => /\.map$|\.ts$|(?:^|\/)(?:test|cli)[./]/.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        'dist/extension.js',
        'dist/extension-web.js',
        'dist/server.js',
        'dist/server-web.js',
      ]),
    );
    for (const pattern of WANTED)
      expect(
        files.some((file) => pattern.test(file)),
        String(pattern),
      ).toBe(true);
  }, 30_000);
});
