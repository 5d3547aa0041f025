import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definitionFiles, readManifest, walkFiles } from '../../server/src/host/node-files.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meshwright-'));
  await mkdir(path.join(folder, 'a/b'), { recursive: true });
  await writeFile(path.join(folder, 'a/b/good.yaml'), 'a: 1\n');
  await writeFile(path.join(folder, 'large.yaml'), 'a: b\n'.repeat(4_000_000));
  await writeFile(path.join(folder, 'locked.yaml'), 'a: 1\n');
  await chmod(path.join(folder, 'locked.yaml'), 0);
  await symlink('..', path.join(folder, 'a/b/loop'));
  // Two links in one folder are more than one: each of them could be followed through the other, over and over.
  await symlink('.', path.join(folder, 'a/here'));
  await symlink('.', path.join(folder, 'a/there'));
  await symlink('itself.yaml', path.join(folder, 'itself.yaml'));
  await symlink('nowhere.yaml', path.join(folder, 'broken.yaml'));
  await symlink('/dev/zero', path.join(folder, 'endless.yaml'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(folder, 'pipe.yaml')]);
});

afterAll(async () => await rm(folder, { recursive: true, force: true }));

describe('folders that trap', () => {
  it('a walk ends, and gives each file once', async () => {
    const names: string[] = [];
    for await (const file of walkFiles(folder)) names.push(path.relative(folder, file));
    expect(names.toSorted()).toEqual(['a/b/good.yaml', 'large.yaml', 'locked.yaml'].map(path.normalize));
  });

  it('a search for definitions ends, too', async () => {
    const files = await definitionFiles(path.join(folder, 'a'));
    expect(files.map((file) => path.relative(folder, file))).toEqual([path.normalize('a/b/good.yaml')]);
    expect(await definitionFiles(path.join(folder, 'itself.yaml'))).toEqual([]);
  });

  it.each(['large.yaml', 'itself.yaml', 'broken.yaml', 'endless.yaml', 'pipe.yaml', 'a'])(
    'gives no text for %s',
    async (name) => {
      expect(await readManifest(path.join(folder, name))).toBeUndefined();
    },
  );
});
