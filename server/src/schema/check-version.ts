import type { CatalogueRow, Mesh } from '../../../schemas/catalogue.ts';
import type { Fix, Problem } from '../resources/problem.ts';
import type { Settings } from '../resources/settings.ts';
import { spanWithin } from './api-fixes.ts';
import { toProblem, type CheckContext } from './context.ts';
import { fixSplit } from './route-for-split.ts';
import { findUpgrade } from './upgrade.ts';
import { compareReleases } from './versions.ts';
import { quote } from './wording.ts';

/** How people name the projects. */
const MESH_NAMES: Readonly<Partial<Record<Mesh, string>>> = {
  istio: 'Istio',
  linkerd: 'Linkerd',
  cilium: 'Cilium',
  'gateway-api': 'the Gateway API',
};

/** The name of a mesh for messages. */
export function meshName(mesh: Mesh): string {
  return MESH_NAMES[mesh] ?? mesh;
}

/** The release of a mesh that the settings name; undefined for meshes without a setting. */
export function releaseOf(mesh: Mesh, settings: Settings): string | undefined {
  switch (mesh) {
    case 'istio':
      return settings.istio.version;
    case 'linkerd':
      return settings.linkerd.version;
    case 'cilium':
      return settings.cilium.version;
    case 'gateway-api':
      return settings.gatewayApi.version;
    case 'smi':
    case 'kubernetes':
    case 'consul':
    case 'app-mesh':
      return undefined;
  }
}

/** True for a version that came with a later release than the one that the settings name. */
export function isTooNew({ mesh, since }: CatalogueRow, settings: Settings): boolean {
  const release = releaseOf(mesh, settings);
  return since !== undefined && release !== undefined && compareReleases(since, release) > 0;
}

/**
 * Judges a kind and version that the catalogue knows: is it served, in which channel, for how long yet.
 * @param successor the row of what replaces it; undefined if nothing does
 */
export function checkVersion(
  context: CheckContext,
  row: CatalogueRow,
  successor: CatalogueRow | undefined,
): Problem[] {
  const release = releaseOf(row.mesh, context.settings);
  const problem =
    checkRemoved(context, row) ??
    checkServed(context, row, release) ??
    checkDeprecated(context, row, successor) ??
    checkChannel(context, row);
  return problem === undefined ? [] : [problem];
}

/** True for a version that the release in the settings no longer has; without a release, one that any release lost. */
export function isRemoved({ mesh, removed }: CatalogueRow, settings: Settings): boolean {
  const release = releaseOf(mesh, settings);
  return removed !== undefined && (release === undefined || compareReleases(removed, release) <= 0);
}

const ONLY_EXPERIMENTAL = ' Only the experimental channel serves it.';

function checkRemoved(context: CheckContext, row: CatalogueRow): Problem | undefined {
  if (row.removed === undefined || isTooNew(row, context.settings)) return undefined;
  const isGone = isRemoved(row, context.settings);
  const when = `${meshName(row.mesh)} ${row.removed}`;
  const channel = !isGone && needsExperimental(context, row) ? ONLY_EXPERIMENTAL : '';
  return toProblem(context, {
    code: isGone ? 'api/removed-version' : 'api/deprecated-version',
    at: apiSpan(context, row),
    message: `${title(row)} ${isGone ? 'was removed in' : 'goes away with'} ${when}.${channel}${advice(row)}`,
    ...upgrade(context, row),
    ...(isGone ? {} : { tag: 'deprecated' as const }),
  });
}

function checkServed(
  context: CheckContext,
  row: CatalogueRow,
  release: string | undefined,
): Problem | undefined {
  if (isTooNew(row, context.settings)) {
    return toProblem(context, {
      code: 'api/unserved-version',
      at: apiSpan(context, row),
      message: `${title(row)} came with ${meshName(row.mesh)} ${row.since}, and this is checked for ${release}.`,
    });
  }
  // Consul and App Mesh kinds are recognised for the notes and not judged.
  if (row.served || row.mesh === 'app-mesh' || row.mesh === 'consul') return undefined;
  return toProblem(context, {
    code: 'api/unserved-version',
    // Somebody may still run an SMI implementation of their own that serves it.
    severity: row.mesh === 'smi' ? 'warning' : 'error',
    at: apiSpan(context, row),
    message: `No current release serves ${title(row)}.${row.deprecated === undefined ? '' : ` ${row.deprecated}`}${advice(row)}`,
    ...upgrade(context, row),
  });
}

function checkDeprecated(
  context: CheckContext,
  row: CatalogueRow,
  successor: CatalogueRow | undefined,
): Problem | undefined {
  if (row.deprecated === undefined) return undefined;
  // A version is deprecated by the release that brings a better one.
  if (successor !== undefined && isTooNew(successor, context.settings)) return undefined;
  // What the API server itself answers with a warning is one here as well; archived projects are a note.
  const isWarnedAbout = row.mesh !== 'smi' && row.mesh !== 'app-mesh';
  const channel = needsExperimental(context, row) ? ONLY_EXPERIMENTAL : '';
  return toProblem(context, {
    code: 'api/deprecated-version',
    severity: isWarnedAbout ? 'warning' : 'information',
    at: apiSpan(context, row),
    message: `${title(row)} is ${deprecation(row.deprecated)}${channel}${advice(row)}`,
    ...upgrade(context, row),
    tag: 'deprecated',
  });
}

/** What goes behind "is": the catalogue's note begins with the verdict, or gives the reason alone. */
function deprecation(note: string): string {
  const verdict = /^(?:Marked as deprecated|Deprecated) /.exec(note)?.[0];
  return verdict === undefined ? `deprecated. ${note}` : `deprecated ${note.slice(verdict.length)}`;
}

function checkChannel(context: CheckContext, row: CatalogueRow): Problem | undefined {
  if (!needsExperimental(context, row)) return undefined;
  return toProblem(context, {
    code: 'api/experimental-kind',
    at: apiSpan(context, row),
    message: `${title(row)} is in the experimental channel of the Gateway API only, and this is checked for the standard channel.`,
  });
}

function needsExperimental(context: CheckContext, row: CatalogueRow): boolean {
  return row.channel === 'experimental' && context.settings.gatewayApi.channel !== 'experimental';
}

function title({ group, version, kind }: CatalogueRow): string {
  return `${quote(`${group}/${version}`)} ${kind}`;
}

function advice({ kind, replacement }: CatalogueRow): string {
  if (replacement === undefined) return '';
  const api = quote(`${replacement.group}/${replacement.version}`);
  return ` Use ${replacement.kind === kind ? api : `${replacement.kind} of ${api}`}.`;
}

/** What replaces a version, where it is known how to write it. */
function upgrade(
  { resource }: CheckContext,
  row: CatalogueRow,
): { readonly fixes: readonly Fix[]; readonly hasPreferredFix: boolean } {
  const change = row.replacement === undefined ? undefined : findUpgrade(resource, row.replacement);
  if (change !== undefined) return { fixes: [change], hasPreferredFix: true };
  const rewrite = fixSplit(resource);
  return { fixes: rewrite === undefined ? [] : [rewrite], hasPreferredFix: false };
}

function apiSpan({ resource }: CheckContext, row: CatalogueRow) {
  return spanWithin(
    resource,
    resource.apiVersionNode,
    row.removed === undefined ? row.version : resource.apiVersion,
  );
}
