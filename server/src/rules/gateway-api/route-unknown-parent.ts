import { toKindKey } from '../../resources/kinds.ts';
import {
  findReferenced,
  GATEWAY,
  LISTENER_KINDS,
  parentReferences,
  ROUTE_KINDS,
} from '../../workspace/gateway-routes.ts';
import { defineRule } from '../rule.ts';
import { nearestFixes } from './shared/rename.ts';

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
      const severity = context.referenceSeverity(key, namespace);
      if (severity === undefined) continue;
      const known = context.index.inNamespace(key, namespace).map((resource) => resource.name);
      yield {
        at: name,
        severity,
        message:
          `${parent.kind} "${name.text}" does not exist in namespace "${namespace}", so this route takes no requests ` +
          'from it. Name one that exists, with its namespace where that is another.',
        upstream: [key === GATEWAY ? 'KIA1401' : 'KIA1402', 'GW-REF:parent-missing'],
        fixes: nearestFixes(route, name, known),
      };
    }
  },
});
