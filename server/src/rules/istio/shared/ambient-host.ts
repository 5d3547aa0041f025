import type { IndexView } from '../../../workspace/index-view.ts';
import { resolveHost, SERVICE } from '../../../workspace/istio-hosts.ts';
import { isAmbientNamespace } from '../../../workspace/istio-namespaces.ts';
import { isNamespaceEnrolled, isServiceEnrolled } from '../../../workspace/istio-waypoints.ts';
import type { Resource } from '../../rule.ts';

/** What keeps settings about requests to a host from taking effect in ambient mode. */
export type AmbientObstacle =
  | { readonly kind: 'service-not-enrolled'; readonly service: Resource }
  | { readonly kind: 'other-namespace'; readonly service: Resource }
  | { readonly kind: 'namespace-not-enrolled' };

/** The Service of an ambient namespace that a host names. */
export function ambientService(index: IndexView, host: string, namespace: string): Resource | undefined {
  const service = resolveHost(index, host, namespace)?.resources[0];
  return service?.key === SERVICE && isAmbientNamespace(index, service.namespace) ? service : undefined;
}

/**
 * Why a waypoint would not follow a VirtualService or DestinationRule for a host: waypoints follow those of the
 * Service's own namespace.
 * @returns undefined if one would, or if the host is not in ambient mode
 */
export function findAmbientObstacle(
  index: IndexView,
  host: string,
  namespace: string,
): AmbientObstacle | undefined {
  const service = ambientService(index, host, namespace);
  if (service === undefined) return undefined;
  if (!isServiceEnrolled(index, service)) return { kind: 'service-not-enrolled', service };
  return service.namespace === namespace ? undefined : { kind: 'other-namespace', service };
}

/** The obstacle of a resource none of whose hosts is known to be in ambient mode, but whose namespace is. */
export function findNamespaceObstacle(index: IndexView, namespace: string): AmbientObstacle | undefined {
  if (!isAmbientNamespace(index, namespace) || isNamespaceEnrolled(index, namespace)) return undefined;
  return { kind: 'namespace-not-enrolled' };
}

/** What to say and do about an obstacle, in one or two sentences. */
export function describeObstacle(obstacle: AmbientObstacle, what: string): string {
  if (obstacle.kind === 'namespace-not-enrolled') {
    return `Its namespace is in ambient mode and uses no waypoint, so nothing follows ${what}. Label it with "istio.io/use-waypoint".`;
  }
  const { name, namespace } = obstacle.service;
  if (obstacle.kind === 'service-not-enrolled') {
    return `Service "${name}" is in ambient mode and uses no waypoint, so nothing follows ${what}. Label it with "istio.io/use-waypoint".`;
  }
  return `The waypoint of Service "${name}" follows only resources of namespace "${namespace}". Move this one there.`;
}
