import type { Resource } from '../resources/resource.ts';
import type { MapNode, ScalarNode, YamlNode } from '../yaml/nodes.ts';
import { scalar, select } from '../yaml/select.ts';

const POLICY_GROUP = 'policy.linkerd.io';

/** What a route is attached to, as far as Linkerd knows it. */
export type LinkerdParentKind = 'Server' | 'Service' | 'EgressNetwork';

/** A parent of a route, with the defaults of its kind filled in. */
export interface LinkerdParent {
  readonly map: MapNode;
  /** Undefined for parents that mean nothing to Linkerd, such as a Gateway. */
  readonly kind: LinkerdParentKind | undefined;
  readonly name: ScalarNode;
  readonly namespace: string;
  readonly port: ScalarNode | undefined;
}

const KINDS: ReadonlyMap<string, LinkerdParentKind> = new Map([
  [`${POLICY_GROUP}/server`, 'Server'],
  [`${POLICY_GROUP}/egressnetwork`, 'EgressNetwork'],
  ['/service', 'Service'],
  ['core/service', 'Service'],
]);

/**
 * The parents of a route. Linkerd compares kinds without regard to case and takes `core` for the core group
 * (policy-controller, k8s/index/src/http_route). References with parts that a template fills in are left out.
 */
export function linkerdParents(route: Resource): LinkerdParent[] {
  return select(route.root, 'spec.parentRefs[*]').flatMap((map) => {
    const name = scalar(map, 'name');
    if (map.kind !== 'map' || name === undefined || isUnreadable(map)) return [];
    const group = scalar(map, 'group')?.text ?? route.group;
    const kind = scalar(map, 'kind')?.text ?? 'Gateway';
    return [
      {
        map,
        kind: KINDS.get(`${group}/${kind.toLowerCase()}`),
        name,
        namespace: scalar(map, 'namespace')?.text || route.namespace,
        port: scalar(map, 'port'),
      },
    ];
  });
}

function isUnreadable(map: YamlNode): boolean {
  return ['group', 'kind', 'namespace'].some((field) =>
    select(map, field).some((node) => node.kind !== 'scalar' || node.masked),
  );
}

/** Whether a route is certainly meant for Linkerd: by its own group, or that of a parent. */
export function isLinkerdRoute(route: Resource): boolean {
  if (route.group === POLICY_GROUP) return true;
  return linkerdParents(route).some(({ kind }) => kind === 'Server' || kind === 'EgressNetwork');
}

/** Whether Linkerd may be the one who reads a route: it is certainly meant, or the only mesh in use. */
export function concernsLinkerd(route: Resource, meshes: readonly string[]): boolean {
  if (isLinkerdRoute(route)) return true;
  const isAlone = meshes.length === 1 && meshes[0] === 'linkerd';
  return isAlone && linkerdParents(route).some(({ kind }) => kind === 'Service');
}
