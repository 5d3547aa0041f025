import type { CatalogueRow, Mesh } from '../../../schemas/catalogue.ts';
import { closestAll, editDistance } from '../util/closest.ts';
import { compareApiVersions } from './versions.ts';

/** The catalogue, looked up by names that may be wrong. Kinds of Kubernetes itself are not in it. */
export interface ApiIndex {
  readonly byGroup: ReadonlyMap<string, readonly CatalogueRow[]>;
  readonly byKind: ReadonlyMap<string, readonly CatalogueRow[]>;
}

const indices = new WeakMap<readonly CatalogueRow[], ApiIndex>();

/** Kinds of these are never reported: Kubernetes' own are not ours to judge. */
const FOREIGN: ReadonlySet<Mesh> = new Set<Mesh>(['kubernetes']);

/** Kinds of these are recognised for the notes only; a name near to them means nothing. */
const ONLY_RECOGNISED: ReadonlySet<Mesh> = new Set<Mesh>(['consul', 'app-mesh']);

/** Builds the index of a catalogue once. */
export function apiIndexOf(rows: readonly CatalogueRow[]): ApiIndex {
  let index = indices.get(rows);
  if (index === undefined) {
    const ours = rows.filter(({ mesh }) => !FOREIGN.has(mesh));
    index = {
      byGroup: groupBy(ours, ({ group }) => group),
      byKind: groupBy(
        ours.filter((row) => isJudged(row)),
        ({ kind }) => kind,
      ),
    };
    indices.set(rows, index);
  }
  return index;
}

export function isJudged({ mesh }: CatalogueRow): boolean {
  return !ONLY_RECOGNISED.has(mesh);
}

function groupBy(
  rows: readonly CatalogueRow[],
  keyOf: (row: CatalogueRow) => string,
): Map<string, CatalogueRow[]> {
  const groups = new Map<string, CatalogueRow[]>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    if (known === undefined) groups.set(keyOf(row), [row]);
    else known.push(row);
  }
  return groups;
}

/** The row to recommend among the versions of one kind: the most stable served one. */
export function bestRow(rows: readonly CatalogueRow[]): CatalogueRow | undefined {
  const served = rows.filter((row) => row.served);
  const usual = served.filter((row) => row.channel === undefined);
  const candidates = usual.length > 0 ? usual : served.length > 0 ? served : rows;
  return [...candidates].sort((left, right) => compareApiVersions(left.version, right.version))[0];
}

/** Domains of the meshes, in which nobody else defines kinds of these names. */
const MESH_DOMAINS = ['istio.io', 'linkerd.io', 'cilium.io', 'smi-spec.io'];

/** The domain that Kubernetes keeps for itself: a kind of a mesh in `networking.k8s.io` is a wrong guess. */
const KUBERNETES_DOMAIN = 'k8s.io';

/** Kinds with a name so general that other projects use it as well. */
const GENERAL_KINDS: ReadonlySet<string> = new Set([
  'Gateway',
  'GatewayClass',
  'Sidecar',
  'Server',
  'Link',
  'Policy',
  'Telemetry',
  'ProxyConfig',
  'AuthorizationPolicy',
]);

/** True for kinds that only one group of one mesh has: the kind alone says what is meant. */
function isDistinctive(rows: readonly CatalogueRow[]): boolean {
  const [first] = rows;
  if (first === undefined || GENERAL_KINDS.has(first.kind) || first.kind.length < 9) return false;
  return rows.every((row) => row.group === first.group && row.removed === undefined);
}

/**
 * True for kinds that no other project gives a meaning to where there is no group: CustomResourceDefinitions cannot
 * define kinds without one. Several groups of ours may have the kind.
 */
export function isUnmistakable(rows: readonly CatalogueRow[]): boolean {
  const [first] = rows;
  return first !== undefined && !GENERAL_KINDS.has(first.kind) && first.kind.length > 7;
}

/**
 * The group that `group` is a misspelling of, for a kind that exists under exactly this name.
 * @param rows all rows of the kind
 * @returns undefined if no group of the kind is near: then it is somebody else's kind of the same name
 */
export function findMeantGroup(group: string, rows: readonly CatalogueRow[]): string | undefined {
  const groups = [...new Set(rows.map((row) => row.group))];
  const limit = group.length <= 10 ? 2 : 3;
  const [near] = closestAll(group, groups, limit);
  if (near !== undefined) return near;
  const [jumbled, ...others] = groups.filter((known) => isMadeOfPartsOf(group, known));
  if (jumbled !== undefined && others.length === 0) return jumbled;
  const [own] = groups;
  if (own === undefined || !isDistinctive(rows)) return undefined;
  // Kinds of the Gateway API may move between groups of Kubernetes; kinds of a mesh never get there.
  const isMisplaced = domainOf(group) === KUBERNETES_DOMAIN && domainOf(own) !== KUBERNETES_DOMAIN;
  return isMisplaced || isNearMeshDomain(group) ? own : undefined;
}

function domainOf(group: string): string {
  return group.split('.').slice(-2).join('.').toLowerCase();
}

/** `networking.gateway.k8s.io` or `gateway.k8s.io` for `gateway.networking.k8s.io`: its parts in another order, or some. */
function isMadeOfPartsOf(group: string, known: string): boolean {
  const parts = group.toLowerCase().split('.');
  const knownParts = new Set(known.split('.'));
  return parts.length > 2 && parts.every((part) => knownParts.has(part));
}

/** `split.slinkerd.io` for `split.smi-spec.io`: the domain is, or nearly is, that of a mesh. */
function isNearMeshDomain(group: string): boolean {
  return MESH_DOMAINS.some((known) => editDistance(domainOf(group), known, 1) <= 1);
}
