import { toKindKey } from '../../resources/kinds.ts';
import {
  findReferenced,
  GATEWAY,
  LISTENER_KINDS,
  parentReferences,
  parentsNamed,
  ROUTE_KINDS,
  type RouteReference,
} from '../../workspace/gateway-routes.ts';
import { insertPair, replaceText } from '../../yaml/edit.ts';
import { findPair, scalar } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource, type Severity } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/** Kinds of parents whose absence says something: others belong to controllers that we do not know. */
const PARENT_KINDS: ReadonlySet<string> = new Set([...LISTENER_KINDS, 'Service']);

/**
 * A route whose parent does not exist is attached to nothing and takes no requests. Sources: Gateway API,
 * ParentReference; Kiali (k8shttproutes.NoK8sGatewayChecker).
 */
export const routeUnknownParent = defineRule({
  id: 'gateway-api/route-unknown-parent',
  title: 'Attach routes to parents that exist',
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: [...LISTENER_KINDS, 'Service'],
  fixable: 'suggestion',
  upstream: ['KIA1401', 'KIA1402', 'GW-REF:parent-missing'],
  *check(route, context) {
    for (const parent of parentReferences(route)) {
      const key = toKindKey(parent.group, parent.kind);
      const { name, namespace } = parent;
      // A name with a slash is reported as such.
      if (name.text.includes('/')) continue;
      if (!PARENT_KINDS.has(key) || findReferenced(context.index, parent) !== undefined) continue;
      const elsewhere = LISTENER_KINDS.includes(key) ? parentsNamed(context.index, parent) : [];
      const severity =
        context.referenceSeverity(key, namespace, name.text) ?? astraySeverity(route, parent, elsewhere);
      if (severity === undefined) continue;
      const known = context.index.inNamespace(key, namespace).map((resource) => resource.name);
      const [only, ...others] = elsewhere;
      yield {
        at: name,
        severity,
        message:
          `${parent.kind} "${name.text}" does not exist in namespace "${namespace}", so this route takes no requests ` +
          `from it. ${only === undefined ? 'Name one that exists, with its namespace where that is another.' : `It is in "${only.namespace}": add that as its "namespace".`}`,
        upstream: [key === GATEWAY ? 'KIA1401' : 'KIA1402', 'GW-REF:parent-missing'],
        fixes:
          only !== undefined && others.length === 0
            ? addNamespace(route, parent, only.namespace)
            : nearestFixes(route, name, known),
        related: elsewhere
          .slice(0, 3)
          .map((resource) =>
            titleRelated(resource, `${resource.kind} "${resource.namespace}/${resource.name}"`),
          ),
      };
    }
  },
});

/**
 * A Gateway of that name in another namespace says that the namespace was forgotten. Without a namespace of its own the
 * route is a building block, and Kustomize or Helm decides where it goes.
 */
function astraySeverity(
  route: Resource,
  { map }: RouteReference,
  elsewhere: readonly Resource[],
): Severity | undefined {
  const isPlaced =
    scalar(route.root, 'metadata.namespace') !== undefined && findPair(map, 'namespace') === undefined;
  return isPlaced && elsewhere.length > 0 ? 'warning' : undefined;
}

function addNamespace({ document }: Resource, { map, name }: RouteReference, namespace: string): Fix[] {
  const written = scalar(map, 'namespace');
  return [
    {
      title: `Look in namespace "${namespace}"`,
      kind: 'suggestion',
      edits: () => [
        written === undefined
          ? insertPair(document, map, { key: 'namespace', value: namespace, after: name.pair })
          : replaceText(document, written, namespace),
      ],
    },
  ];
}
