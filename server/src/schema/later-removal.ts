import { releaseOf } from './check-version.ts';
import type { SchemaContext } from './context.ts';
import type { SchemaView } from './lookup.ts';
import { compareReleases } from './versions.ts';

/**
 * Whether the release that the settings name still has a field that a later one lost.
 * @param note what the schema says of the field, such as "Gone since Cilium 1.20; allow the port without rules."
 */
export function isStillThere({ schema, settings }: SchemaContext, note: string): boolean {
  const gone = /\bsince [A-Z][A-Za-z ]{0,20} (\d+\.\d+)/.exec(note)?.[1];
  const release = releaseOf(schema.row.mesh, settings);
  return gone !== undefined && release !== undefined && compareReleases(release, gone) < 0;
}

/** True for a place in a field that later releases judge otherwise than the one in use. */
export function isJudgedLater(context: SchemaContext, view: SchemaView): boolean {
  for (let place: SchemaView | undefined = view; place !== undefined; place = place.parent) {
    const note = place.node['x-deprecated'];
    if (note !== undefined && isStillThere(context, note)) return true;
  }
  return false;
}
