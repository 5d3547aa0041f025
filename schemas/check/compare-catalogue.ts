import { nameOf } from '../build/catalogue.ts';
import { stableJson } from '../build/stable-json.ts';
import type { CatalogueRow } from '../catalogue.ts';
import type { CrdVersion } from '../crd/read-crds.ts';

/**
 * Compares the catalogue with what CRDs say of their versions.
 * @returns sentences, one per difference
 */
export function compareCatalogue(rows: readonly CatalogueRow[], crds: readonly CrdVersion[]): string[] {
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  const problems = new Set<string>();
  for (const crd of crds) {
    const row = byName.get(nameOf(crd));
    // A version one channel defines without serving it is known to the other, or gone.
    if (row === undefined) {
      if (crd.served) problems.add(`${nameOf(crd)}: missing in the catalogue`);
      continue;
    }
    for (const problem of compareRow(row, crd)) problems.add(`${nameOf(crd)}: ${problem}`);
  }
  const groups = new Set(crds.map((crd) => crd.group));
  const served = new Set(crds.filter((crd) => crd.served).map((crd) => nameOf(crd)));
  const isStandardOnly = crds.every((crd) => crd.channel !== 'experimental');
  for (const row of rows) {
    if (isStandardOnly && row.channel === 'experimental') continue;
    if (groups.has(row.group) && row.served && !served.has(nameOf(row))) {
      problems.add(`${nameOf(row)}: served in the catalogue, not upstream`);
    }
  }
  return [...problems];
}

function compareRow(row: CatalogueRow, crd: CrdVersion): string[] {
  const isServed = crd.served || (crd.channel === 'standard' && row.channel === 'experimental');
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['scope', crd.scope, row.scope],
    ['served', isServed, row.served],
    ['stored', crd.storage, row.stored === true],
    ['plural', crd.plural, row.plural],
    ['shortNames', [...crd.shortNames].sort(), [...(row.shortNames ?? [])].sort()],
    ['deprecated', crd.deprecated, row.deprecated !== undefined],
  ];
  return pairs
    .filter(([, upstream, ours]) => stableJson(upstream) !== stableJson(ours))
    .map(([name, upstream, ours]) => `${name}: upstream ${stableJson(upstream)}, ours ${stableJson(ours)}`);
}
