import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { CatalogueEntry } from '../build/catalogue.ts';
import { groupBy } from '../build/group-by.ts';
import { readSources } from '../build/sources.ts';
import { stableJson } from '../build/stable-json.ts';
import { diffTrees, type TreeDiff } from '../crd/diff.ts';
import { expectedKinds } from '../crd/expected.ts';
import { readCrds } from '../crd/read-crds.ts';
import { writeOverlay, type KindDiff } from './write-overlay.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: tsx schemas/import/main.ts <folder of CRDs>');

const sources = await readSources(root);
const expected = expectedKinds(readCrds(folder), sources.cel);
const diffs = sources.entries.flatMap((entry) => {
  const base = sources.bases.get(entry);
  const target = expected.find(
    ({ group, kind, version }) =>
      group === entry.row.group && kind === entry.row.kind && version === entry.row.version,
  );
  if (base === undefined || target === undefined) return [];
  const diff = diffTrees(base, target.tree);
  return diff === undefined ? [] : { entry, diff };
});
for (const ofGroup of groupBy(diffs, ({ entry }) => entry.row.group)) {
  const group = ofGroup[0]?.entry.row.group ?? '';
  const target = path.join(root, 'schemas/overlays/facts', `${group}.yaml`);
  mkdirSync(path.dirname(target), { recursive: true });
  const text = writeOverlay(group, joinVersions(ofGroup));
  writeFileSync(target, await format(text, { ...(await resolveConfig(target)), parser: 'yaml' }));
}

/** Versions of a kind with the same difference are written once. */
function joinVersions(found: readonly { entry: CatalogueEntry; diff: TreeDiff }[]): KindDiff[] {
  return groupBy(found, ({ entry, diff }) => `${entry.row.kind} ${keyOf(diff)}`).flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { kind } = first.entry.row;
    const all = [...sources.bases.keys()].filter(
      ({ row }) => row.kind === kind && row.group === first.entry.row.group,
    );
    const versions = same.length === all.length ? [] : same.map(({ entry }) => entry.row.version);
    return { kind, versions, diff: first.diff };
  });
}

function keyOf({ facts, children }: TreeDiff): string {
  return stableJson([facts, [...children].map(([step, child]) => [step, keyOf(child)])]);
}
