import { nameOf } from '../build/catalogue.ts';
import type { CelTable } from '../build/cel-table.ts';
import { groupBy } from '../build/group-by.ts';
import type { Tree } from '../build/tree.ts';
import { mergeChannels } from './merge-channels.ts';
import type { CrdVersion } from './read-crds.ts';
import { translateCrd } from './translate.ts';

/** What CRDs say of one version of a kind, over all channels. */
export interface ExpectedKind {
  readonly group: string;
  readonly kind: string;
  readonly version: string;
  readonly tree: Tree;
  /** The CRD versions it is made of. */
  readonly crds: readonly CrdVersion[];
}

/**
 * Joins the CRDs of a folder into one tree per version of a kind.
 * A version that a channel defines without serving it does not count for that channel.
 */
export function expectedKinds(crds: readonly CrdVersion[], cel: CelTable): ExpectedKind[] {
  const served = crds.filter((crd) => crd.served);
  return groupBy(served, (crd) => nameOf(crd)).flatMap((versions) => {
    const experimental = versions.find((crd) => crd.channel === 'experimental');
    const standard = versions.find((crd) => crd.channel === 'standard');
    const main = experimental ?? versions[0];
    if (main === undefined) return [];
    const tree = translateCrd(main.schema, cel);
    if (experimental !== undefined && standard !== undefined) {
      mergeChannels(tree, translateCrd(standard.schema, cel), `${main.kind} ${main.version}`);
    }
    return { group: main.group, kind: main.kind, version: main.version, tree, crds: versions };
  });
}
