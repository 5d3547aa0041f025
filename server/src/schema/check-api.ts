import type { CatalogueRow } from '../../../schemas/catalogue.ts';
import type { Problem } from '../resources/problem.ts';
import { closest, closestAll } from '../util/closest.ts';
import { changeApi, spanWithin } from './api-fixes.ts';
import { apiIndexOf, bestRow, findMeantGroup, isJudged, isUnmistakable, type ApiIndex } from './api-index.ts';
import { fixSplit } from './route-for-split.ts';
import { checkVersion } from './check-version.ts';
import { toProblem, type CheckContext } from './context.ts';
import { listNames, quote } from './wording.ts';

/** Kinds that other projects define in groups of ours: Tetragon lives in Cilium's. */
const GUESTS: ReadonlySet<string> = new Set([
  'cilium.io/TracingPolicy',
  'cilium.io/TracingPolicyNamespaced',
  'cilium.io/PodInfo',
]);

/** Groups of Kubernetes' experiments, to which new kinds come with every release, and not of the Gateway API only. */
const EXPERIMENTAL_DOMAIN = '.x-k8s.io';

/**
 * Checks `apiVersion` and `kind` against the catalogue. Resources of groups that are not ours are none of our
 * business, unless the kind is ours and the group nearly.
 * @param rows the catalogue
 */
export function checkApi(
  context: CheckContext,
  rows: readonly CatalogueRow[],
  row: CatalogueRow | undefined,
): Problem[] {
  const index = apiIndexOf(rows);
  if (row !== undefined) return isOurs(index, row) ? checkVersion(context, row, successorOf(index, row)) : [];
  const { group } = context.resource;
  if (group === '') return checkGroupless(context, index);
  const groupRows = index.byGroup.get(group);
  return groupRows === undefined ? checkGroup(context, index) : checkKind(context, index, groupRows);
}

function successorOf(index: ApiIndex, { replacement }: CatalogueRow): CatalogueRow | undefined {
  if (replacement === undefined) return undefined;
  const { group, version, kind } = replacement;
  return index.byGroup.get(group)?.find((row) => row.version === version && row.kind === kind);
}

function isOurs(index: ApiIndex, row: CatalogueRow): boolean {
  return index.byGroup.has(row.group);
}

/** A group that nobody knows, with a kind of ours. */
function checkGroup(context: CheckContext, index: ApiIndex): Problem[] {
  const { resource } = context;
  const rows = index.byKind.get(resource.kind) ?? [];
  const meant = rows.length === 0 ? undefined : findMeantGroup(resource.group, rows);
  if (meant === undefined) return [];
  return [
    toProblem(context, {
      code: 'api/unknown-group',
      at: spanWithin(resource, resource.apiVersionNode, resource.group),
      message: `Group ${quote(resource.group)} is a misspelling of ${quote(meant)}. Correct it, or nothing reads this ${resource.kind}.`,
      fixes: groupFixes(context, rows, meant),
    }),
  ];
}

/** The corrected group, first with the version that stands there, then with the one to recommend, then what replaces both. */
function groupFixes(context: CheckContext, rows: readonly CatalogueRow[], group: string) {
  const { resource } = context;
  const versions = rows.filter((row) => row.group === group);
  const same = versions.find((row) => row.version === resource.version);
  const best = bestRow(versions);
  const targets = [
    ...(same === undefined ? [] : [same]),
    ...(best === undefined || best === same ? [] : [best]),
  ];
  const rewrite = fixSplit(resource);
  return [
    ...targets.map((row) => changeApi(resource, row, row === same ? 'safe' : 'suggestion')),
    ...(rewrite === undefined ? [] : [rewrite]),
  ];
}

/** `apiVersion: v1` or `apiVersion: networking.istio.io`: a slash and one half of the name are missing. */
function checkGroupless(context: CheckContext, index: ApiIndex): Problem[] {
  const { resource } = context;
  const groupRows = index.byGroup.get(resource.version);
  if (groupRows !== undefined) {
    const best = bestRow(groupRows.filter((row) => row.kind === resource.kind));
    return [
      toProblem(context, {
        code: 'api/unknown-version',
        at: resource.apiVersionNode,
        message: `${quote(resource.apiVersion)} lacks the version.${best === undefined ? '' : ` Write ${quote(`${best.group}/${best.version}`)}.`}`,
        fixes: best === undefined ? [] : [changeApi(resource, best, 'suggestion')],
      }),
    ];
  }
  const rows = index.byKind.get(resource.kind) ?? [];
  const isVersion = /^v\d+(?:(?:alpha|beta)\d+)?$/.test(resource.version);
  if (!isVersion || !isUnmistakable(rows)) return [];
  const best = bestGroupless(context, rows);
  if (best === undefined) return [];
  return [
    toProblem(context, {
      code: 'api/unknown-group',
      at: resource.apiVersionNode,
      message: `Kubernetes itself has no kind ${quote(resource.kind)}. Write the group ${quote(best.group)} before the version.`,
      fixes: groupFixes(context, rows, best.group),
    }),
  ];
}

/** The row to recommend where the group is missing: of a group that has this version, the best one. */
function bestGroupless({ resource }: CheckContext, rows: readonly CatalogueRow[]): CatalogueRow | undefined {
  const same = rows.filter((row) => row.version === resource.version && row.served);
  return bestRow(same.length > 0 ? same : rows);
}

/** A group of ours in which this kind and version do not meet. */
function checkKind(context: CheckContext, index: ApiIndex, groupRows: readonly CatalogueRow[]): Problem[] {
  const { resource } = context;
  const { group, kind, version } = resource;
  const versions = groupRows.filter((row) => row.kind === kind);
  if (groupRows.some((row) => !isJudged(row))) return [];
  if (versions.length > 0) return [toUnknownVersion(context, versions)];
  if (isKnownElsewhere(group, kind, groupRows)) return [];
  const at = resource.kindNode;
  const elsewhere = bestElsewhere(resource.kind, index, group);
  if (elsewhere.length > 0) {
    const [first] = elsewhere;
    return [
      toProblem(context, {
        code: 'api/unknown-kind',
        at: spanWithin(resource, resource.apiVersionNode, group),
        message: `Group ${quote(group)} has no kind ${quote(kind)}. It belongs to ${listNames(
          elsewhere.map((row) => row.group),
          'or',
        )}.`,
        fixes: elsewhere.map((row) => changeApi(resource, row, 'suggestion')),
        hasPreferredFix: elsewhere.length === 1 || first?.mesh === groupRows[0]?.mesh,
      }),
    ];
  }
  const kinds = [...new Set(groupRows.filter((row) => row.removed === undefined).map((row) => row.kind))];
  const winner = closest(kind, kinds);
  const near = winner === undefined ? closestAll(kind, kinds).slice(0, 3) : [winner];
  if (near.length === 0) {
    if (group.endsWith(EXPERIMENTAL_DOMAIN)) return [];
    return [
      toProblem(context, {
        code: 'api/unknown-kind',
        severity: 'warning',
        at,
        message: `Group ${quote(group)} has no kind ${quote(kind)}. Its kinds are ${listNames(kinds, 'and')}.`,
      }),
    ];
  }
  return [
    toProblem(context, {
      code: 'api/unknown-kind',
      at,
      message: `Group ${quote(group)} has no kind ${quote(kind)}. Write ${listNames(near, 'or')}.`,
      fixes: near.map((name) => {
        const rows = groupRows.filter((row) => row.kind === name);
        const keepsVersion = rows.some((row) => row.version === version);
        const target = {
          group,
          version: keepsVersion ? version : (bestRow(rows)?.version ?? version),
          kind: name,
        };
        return changeApi(resource, target, name === winner && keepsVersion ? 'safe' : 'suggestion');
      }),
      hasPreferredFix: winner !== undefined,
    }),
  ];
}

/** Guests in our groups, and lists of our kinds as the API server answers with. */
function isKnownElsewhere(group: string, kind: string, groupRows: readonly CatalogueRow[]): boolean {
  if (GUESTS.has(`${group}/${kind}`)) return true;
  return kind.endsWith('List') && groupRows.some((row) => `${row.kind}List` === kind);
}

/** The kind in other groups of ours, the best version of each, those of the same mesh first. */
function bestElsewhere(kind: string, index: ApiIndex, group: string): CatalogueRow[] {
  const rows = (index.byKind.get(kind) ?? []).filter((row) => row.served);
  const groups = [...new Set(rows.map((row) => row.group))];
  const best = groups.flatMap((name) => bestRow(rows.filter((row) => row.group === name)) ?? []);
  const mesh = index.byGroup.get(group)?.[0]?.mesh;
  return best.sort((left, right) => Number(right.mesh === mesh) - Number(left.mesh === mesh));
}

function toUnknownVersion(context: CheckContext, versions: readonly CatalogueRow[]): Problem {
  const { resource } = context;
  const usable = versions.filter((row) => row.removed === undefined);
  const names = (usable.length > 0 ? usable : versions).map((row) => row.version);
  const near = closest(resource.version, names, 1);
  const best = bestRow(versions);
  const targets = [...new Set([versions.find((row) => row.version === near), best])].filter(
    (row) => row !== undefined,
  );
  const found = resource.version === '' ? 'lacks the version' : `has no version ${quote(resource.version)}`;
  return toProblem(context, {
    code: 'api/unknown-version',
    at: spanWithin(resource, resource.apiVersionNode, resource.version),
    message: `${resource.kind} of ${quote(resource.group)} ${found}. Use ${listNames(names, 'or')}.`,
    fixes: targets.map((row) => changeApi(resource, row, 'suggestion')),
  });
}
