import { titleNode } from '../../resources/resource.ts';
import { labelsOf, podLabels, podOf, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { API_GATEWAY } from '../../workspace/istio-gateways.ts';
import { SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import {
  findWaypoint,
  isWaypoint,
  USE_WAYPOINT,
  waypointReference,
} from '../../workspace/istio-waypoints.ts';
import type { ScalarNode, YamlNode } from '../../yaml/nodes.ts';
import { child, nodeAt } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/**
 * The label `istio.io/use-waypoint` names a Gateway of a waypoint class; if it does not exist, traffic passes
 * without one. Source: Kiali (AmbientWorkloadChecker, KIA1313).
 */
export const unknownWaypoint = defineRule({
  id: 'istio/unknown-waypoint',
  title: 'Use waypoints that exist',
  severity: 'error',
  kinds: ['Namespace', 'Service', SERVICE_ENTRY, ...WORKLOAD_KINDS],
  reads: [API_GATEWAY],
  fixable: 'suggestion',
  upstream: ['KIA1313'],
  *check(resource, context) {
    const namespace = resource.key === 'Namespace' ? resource.name : resource.namespace;
    for (const { node, labels } of labelledPlaces(resource)) {
      const reference = waypointReference(labels, namespace);
      if (reference === undefined) continue;
      const gateway = findWaypoint(context.index, reference);
      if (gateway !== undefined && isWaypoint(gateway)) continue;
      const severity =
        gateway === undefined
          ? context.referenceSeverity(API_GATEWAY, reference.namespace, reference.name)
          : 'warning';
      if (severity === undefined) continue;
      const waypoints = context.index.inNamespace(API_GATEWAY, reference.namespace).filter(isWaypoint);
      yield {
        at: node,
        severity,
        message:
          gateway === undefined
            ? `Waypoint "${reference.name}" does not exist in namespace "${reference.namespace}", so traffic passes without one. Name one that exists.`
            : `Gateway "${reference.name}" is no waypoint. Name a Gateway of class "istio-waypoint".`,
        fixes: nearestFixes(
          resource,
          node,
          waypoints.map(({ name }) => name),
        ),
        related:
          gateway === undefined
            ? []
            : [
                {
                  document: gateway.document,
                  span: titleNode(gateway),
                  message: `Gateway "${gateway.name}"`,
                },
              ],
      };
    }
  },
});

/** The label's scalars on the resource itself, or on the Pods that it makes. */
function labelledPlaces(
  resource: Resource,
): { readonly node: ScalarNode; readonly labels: ReadonlyMap<string, string> }[] {
  const isWorkload = WORKLOAD_KINDS.includes(resource.key);
  const owner: YamlNode | undefined = isWorkload ? podOf(resource) : resource.root;
  const node = child(nodeAt(owner, ['metadata', 'labels']), USE_WAYPOINT);
  if (node?.kind !== 'scalar' || node.masked) return [];
  return [{ node, labels: isWorkload ? podLabels(resource) : labelsOf(resource) }];
}
