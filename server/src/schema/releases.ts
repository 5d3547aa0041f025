import type { Since } from '../../../schemas/vocabulary.ts';
import { meshName, releaseOf } from './check-version.ts';
import type { SchemaContext } from './context.ts';
import { compareReleases } from './versions.ts';

/** From which release on something holds, and from which on no longer. */
interface Span {
  readonly since?: Since | undefined;
  readonly until?: Since | undefined;
}

/** Whether something holds in the release that the settings name; true where they name none. */
export function holdsNow(context: SchemaContext, { since, until }: Span): boolean {
  return !isNewer(context, since) && (until === undefined || isNewer(context, until));
}

/** Whether something came only after the release that the settings name; false where either is not known. */
export function isNewer(context: SchemaContext, since: Since | undefined): boolean {
  const release = releaseOf(context.schema.row.mesh, context.settings);
  const first = releaseIn(since, context.settings.gatewayApi.channel);
  return release !== undefined && first !== undefined && compareReleases(first, release) > 0;
}

/** Whether the release that the settings name has something in its experimental channel only, so far. */
export function isStillExperimental(context: SchemaContext, since: Since | undefined): boolean {
  if (typeof since !== 'object' || !isNewer(context, since)) return false;
  return !isNewer(context, since.experimental);
}

/** The release in which something came, in one channel of the Gateway API. */
export function releaseIn(
  since: Since | undefined,
  channel: 'standard' | 'experimental',
): string | undefined {
  return typeof since === 'object' ? since[channel] : since;
}

/** The mesh and the release that the settings name, such as `Cilium 1.17`; the mesh alone where they name none. */
export function checkedRelease({ schema, settings }: SchemaContext): string {
  const { mesh } = schema.row;
  return [meshName(mesh), releaseOf(mesh, settings) ?? ''].join(' ').trimEnd();
}

/** A sentence on which releases demand something; empty if all do. Starts with a blank. */
export function demandNote({ schema, settings }: SchemaContext, { since, until }: Span): string {
  const name = meshName(schema.row.mesh);
  const first = releaseIn(since, settings.gatewayApi.channel);
  const last = releaseIn(until, settings.gatewayApi.channel);
  if (last !== undefined) return ` Releases of ${name} before ${last} demand this.`;
  return first === undefined ? '' : ` Releases of ${name} from ${first} on demand this.`;
}

/**
 * Whether the release that the settings name still has a field that a later one lost.
 * @param note what the schema says of the field, such as "Gone since Cilium 1.20; allow the port without rules."
 */
export function isStillThere(context: SchemaContext, note: string): boolean {
  return isNewer(context, /\bsince [A-Z][A-Za-z ]{0,20} (\d+\.\d+)/.exec(note)?.[1]);
}
