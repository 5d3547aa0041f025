import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nameOf } from '../build/catalogue.ts';
import type { CelTable } from '../build/cel-table.ts';
import type { CatalogueRow } from '../catalogue.ts';
import { expectedKinds } from '../crd/expected.ts';
import type { CrdVersion } from '../crd/read-crds.ts';
import { inChannel, readBuilt } from './built.ts';
import { compareCatalogue } from './compare-catalogue.ts';
import { compareTrees, type Difference } from './compare.ts';
import { findBlindness } from './crd-keywords.ts';
import { explain, type Deliberate, type DeliberateList } from './deliberate.ts';

/** A difference nobody explained, with the kind it is of. */
export interface Unexplained {
  readonly name: string;
  readonly difference: Difference;
}

/** What a comparison found. */
export interface CheckResult {
  /** Versions of kinds that were compared. */
  readonly compared: number;
  readonly unexplained: readonly Unexplained[];
  /** How many differences each deliberate entry explains. */
  readonly explained: ReadonlyMap<Deliberate, number>;
  /** Differences of the catalogue, and things in CRDs that the comparison cannot see, as sentences. */
  readonly problems: readonly string[];
}

/**
 * Compares the built schemas with CRDs, path by path and constraint by constraint.
 * @param folder `dist/schemas`
 */
export function checkSchemas(
  folder: string,
  crds: readonly CrdVersion[],
  cel: CelTable,
  deliberate: DeliberateList,
): CheckResult {
  const rows = JSON.parse(readFileSync(path.join(folder, 'catalogue.json'), 'utf8')) as CatalogueRow[];
  const problems = compareCatalogue(rows, crds);
  const { keywords, rules } = findBlindness(
    crds.map((crd) => crd.schema),
    cel,
  );
  problems.push(...[...keywords].map((keyword) => `keyword "${keyword}" of the CRDs is not compared`));
  problems.push(...[...rules].map((rule) => `CEL rule without a row in cel.yaml: ${rule}`));
  const unexplained: Unexplained[] = [];
  const explained = new Map<Deliberate, number>();
  const expected = expectedKinds(crds, cel);
  const channels = new Set(crds.map((crd) => crd.channel));
  for (const kind of expected) {
    const row = rows.find((candidate) => nameOf(candidate) === nameOf(kind));
    const built = row === undefined ? undefined : readBuilt(folder, row);
    if (built === undefined) {
      problems.push(`${nameOf(kind)}: no schema`);
      continue;
    }
    const channel = onlyChannel(kind.crds, channels);
    const ours = channel === undefined ? built : inChannel(built, channel);
    for (const difference of compareTrees(kind.tree, ours, cel)) {
      const entry = explain(deliberate.differences, kind, difference);
      if (entry === undefined) unexplained.push({ name: nameOf(kind), difference });
      else explained.set(entry, (explained.get(entry) ?? 0) + 1);
    }
  }
  return { compared: expected.length, unexplained, explained, problems };
}

/** With CRDs of both channels the comparison is with both; with one, only with what that one has. */
function onlyChannel(
  crds: readonly CrdVersion[],
  all: ReadonlySet<string | undefined>,
): 'standard' | 'experimental' | undefined {
  if (all.has('standard') && all.has('experimental')) return undefined;
  const channel = crds[0]?.channel;
  return channel === 'standard' || channel === 'experimental' ? channel : undefined;
}
