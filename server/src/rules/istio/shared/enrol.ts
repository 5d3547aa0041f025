import type { IndexView } from '../../../workspace/index-view.ts';
import { API_GATEWAY } from '../../../workspace/istio-gateways.ts';
import { isWaypoint, USE_WAYPOINT } from '../../../workspace/istio-waypoints.ts';
import { insertPair, quoteIfNeeded } from '../../../yaml/edit.ts';
import { nodeAt } from '../../../yaml/select.ts';
import type { Fix, Resource } from '../../rule.ts';

/** The name that `istioctl waypoint apply` gives. */
const USUAL_NAME = 'waypoint';

/**
 * The fix that enrols a Service or a Namespace with the waypoint of a namespace.
 * @param resource what gets the label; without labels of its own, or none at all, there is no fix
 */
export function enrolFixes(index: IndexView, resource: Resource | undefined, namespace: string): Fix[] {
  const labels = resource && nodeAt(resource.root, ['metadata', 'labels']);
  if (resource === undefined || labels?.kind !== 'map' || labels.pairs.length === 0) return [];
  if (labels.pairs.some(({ name }) => name === USE_WAYPOINT)) return [];
  const waypoint = index.inNamespace(API_GATEWAY, namespace).find(isWaypoint)?.name ?? USUAL_NAME;
  return [
    {
      title: `Label ${resource.kind} "${resource.name}" to use waypoint "${waypoint}"`,
      kind: 'suggestion',
      edits: () => [
        insertPair(resource.document, labels, { key: USE_WAYPOINT, value: quoteIfNeeded(waypoint) }),
      ],
    },
  ];
}
