import { toKindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';
import { scalar, select } from '../yaml/select.ts';
import { admitsHosts, admitsKind, admitsNamespace, listenersOf, type Listener } from './gateway-listeners.ts';
import { allReferenced, LISTENER_KINDS, parentReferences, type RouteReference } from './gateway-routes.ts';
import type { IndexView } from './index-view.ts';

/** What keeps a route from its parent, in the order in which controllers look. */
type Refusal = 'section' | 'kind' | 'namespace' | 'hostname';

/** How a route and one of its parents with listeners get on. */
export interface Attachment {
  readonly parent: RouteReference;
  readonly owner: Resource;
  /** The listeners that take the route; where none does, those that would if it were not for `refusal`. */
  readonly listeners: readonly Listener[];
  readonly refusal: Refusal | undefined;
}

/**
 * How a route attaches to the listeners of its Gateways and ListenerSets. Parents that are not here, and those with
 * templated parts, are left out.
 */
export function attachmentsOf(index: IndexView, route: Resource): Attachment[] {
  return parentReferences(route).flatMap((parent) => {
    if (!LISTENER_KINDS.includes(toKindKey(parent.group, parent.kind))) return [];
    const owners = allReferenced(index, parent);
    if (owners.some(({ root, document }) => document.masks.length > 0 || listenersOf({ root }).length === 0))
      return [];
    const attachments = owners.map((owner) => ({
      parent,
      owner,
      ...narrow(index, { route, parent, owner }, listenersOf(owner)),
    }));
    return attachments.find(({ refusal }) => refusal === undefined) ?? attachments.slice(-1);
  });
}

function narrow(
  index: IndexView,
  {
    route,
    parent,
    owner,
  }: { readonly route: Resource; readonly parent: RouteReference; readonly owner: Resource },
  all: readonly Listener[],
): Pick<Attachment, 'listeners' | 'refusal'> {
  const hosts = routeHosts(route);
  const steps: readonly (readonly [Refusal, (listener: Listener) => boolean])[] = [
    ['section', (listener) => isNamed(parent, listener)],
    ['kind', (listener) => admitsKind(listener, route)],
    ['namespace', (listener) => admitsNamespace(index, owner, listener, route.namespace) !== false],
    ['hostname', (listener) => hosts === undefined || admitsHosts(listener, hosts)],
  ];
  let listeners = all;
  for (const [refusal, admits] of steps) {
    const left = listeners.filter(admits);
    if (left.length === 0) return { listeners, refusal };
    listeners = left;
  }
  return { listeners, refusal: undefined };
}

/** Whether `sectionName` and `port` of a parent reference leave the listener in. */
function isNamed({ map, port }: RouteReference, listener: Listener): boolean {
  const section = select(map, 'sectionName')[0];
  if (section?.kind === 'scalar' && !section.masked && section.text !== listener.name) return false;
  return port === undefined || listener.port === undefined || port.value === listener.port.value;
}

/**
 * The hosts that a route names.
 * @returns undefined if a template fills one in
 */
export function routeHosts(route: Resource): string[] | undefined {
  const nodes = select(route.root, 'spec.hostnames[*]');
  if (nodes.some((node) => node.kind !== 'scalar' || node.masked)) return undefined;
  return nodes.flatMap((node) => (node.kind === 'scalar' ? [node.text] : []));
}

/** True if a route is attached, or means to be, to a Gateway or ListenerSet; false for one of a mesh only. */
export function isBehindGateway(route: Resource): boolean {
  return parentReferences(route).some(({ group, kind }) => LISTENER_KINDS.includes(toKindKey(group, kind)));
}

/** The listener that a parent reference names by `sectionName`, for messages; undefined if it names none. */
export function sectionOf({ map }: RouteReference): string | undefined {
  return scalar(map, 'sectionName')?.text;
}
