import { toKindKey } from '../../resources/kinds.ts';
import { servicePorts } from '../../resources/service.ts';
import { attachmentsOf } from '../../workspace/gateway-attachment.ts';
import { listenersOf } from '../../workspace/gateway-listeners.ts';
import {
  allReferenced,
  LISTENER_KINDS,
  parentReferences,
  ROUTE_KINDS,
  type RouteReference,
} from '../../workspace/gateway-routes.ts';
import { replaceSource } from '../../yaml/edit.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/**
 * `sectionName` is the name of a listener, `port` its port: where they name none, the route's status says
 * NoMatchingParent. For a Service as parent they name its ports. Source: Gateway API, ParentReference.
 */
export const routeUnknownSection = defineRule({
  id: 'gateway-api/route-unknown-section',
  title: 'Attach routes to listeners that exist',
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: [...LISTENER_KINDS, 'Service'],
  fixable: 'suggestion',
  upstream: ['GW-REF:parent-section-missing', 'GW-REF:parent-port-missing'],
  *check(route, { index }) {
    for (const { parent, owner, refusal } of attachmentsOf(index, route)) {
      if (refusal === 'section') yield* noListener(route, parent, owner);
    }
    for (const parent of parentReferences(route)) {
      if (toKindKey(parent.group, parent.kind) !== 'Service') continue;
      yield* noPort(route, parent, allReferenced(index, parent));
    }
  },
});

function* noListener(route: Resource, { map, port }: RouteReference, owner: Resource): Iterable<Finding> {
  const listeners = listenersOf(owner);
  const section = scalar(map, 'sectionName');
  const names = listeners.flatMap(({ name }) => name ?? []);
  const related = [titleRelated(owner, `${owner.kind} "${owner.namespace}/${owner.name}"`)];
  const named = section === undefined ? undefined : listeners.find(({ name }) => name === section.text);
  if (section !== undefined && named === undefined) {
    yield {
      at: section,
      message: `${owner.kind} "${owner.name}" has no listener "${section.text}". Name one of its listeners: ${names.map((name) => `"${name}"`).join(', ')}.`,
      upstream: ['GW-REF:parent-section-missing'],
      fixes: nearestFixes(route, section, names),
      related,
    };
    return;
  }
  if (port === undefined) return;
  const numbers = new Set(
    (named === undefined ? listeners : [named]).flatMap((listener) => listener.port?.text ?? []),
  );
  yield {
    at: port,
    message:
      named === undefined
        ? `${owner.kind} "${owner.name}" has no listener on port "${port.text}". Use one of: ${[...numbers].join(', ')}.`
        : `Listener "${named.name ?? ''}" is not on port "${port.text}" but on "${[...numbers].join(', ')}". Correct or remove "port".`,
    upstream: ['GW-REF:parent-port-missing'],
    fixes: [...numbers].slice(0, 3).map((number) => ({
      title: `Change to ${number}`,
      kind: 'suggestion' as const,
      edits: () => [replaceSource(route.document, port, number)],
    })),
    hasPreferredFix: numbers.size === 1,
    related,
  };
}

/** Ports that a template fills in may be the one that is named. */
function* noPort(
  route: Resource,
  { name, port }: RouteReference,
  services: readonly Resource[],
): Iterable<Finding> {
  const [service] = services;
  const ports = services.flatMap(servicePorts);
  if (service === undefined || port === undefined || ports.length === 0) return;
  if (services.some(({ document }) => document.masks.length > 0)) return;
  if (ports.some(({ number }) => number === port.value)) return;
  yield {
    at: port,
    message: `Service "${name.text}" has no port "${port.text}", so this route takes no requests. Use one of: ${ports.map(({ number }) => number).join(', ')}.`,
    upstream: ['GW-REF:parent-port-missing'],
    fixes: ports.slice(0, 3).map(({ number }) => ({
      title: `Change to ${number}`,
      kind: 'suggestion' as const,
      edits: () => [replaceSource(route.document, port, String(number))],
    })),
    hasPreferredFix: ports.length === 1,
    related: [titleRelated(service, `Service "${service.name}"`)],
  };
}
