import type { Resource } from '../resources/resource.ts';
import { labelsOf, podLabels } from '../resources/workload.ts';
import { scalar } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { API_GATEWAY } from './istio-gateways.ts';
import { namespaceLabels } from './istio-namespaces.ts';

/** The label that enrols a namespace, Service, Pod or ServiceEntry with a waypoint. */
export const USE_WAYPOINT = 'istio.io/use-waypoint';
const USE_WAYPOINT_NAMESPACE = 'istio.io/use-waypoint-namespace';

/** GatewayClasses whose Gateways are waypoints. */
const WAYPOINT_CLASSES: ReadonlySet<string> = new Set(['istio-waypoint', 'istio-remote-waypoint']);

/** The waypoint that labels ask for. */
export interface WaypointReference {
  readonly namespace: string;
  readonly name: string;
}

/** True for a Gateway (Gateway API) that istiod runs as a waypoint. */
export function isWaypoint(gateway: Resource): boolean {
  const className = scalar(gateway.root, 'spec.gatewayClassName')?.text;
  return gateway.key === API_GATEWAY && className !== undefined && WAYPOINT_CLASSES.has(className);
}

/**
 * The waypoint that labels ask for.
 * @param namespace of the labelled resource; its waypoint lives there unless another label says otherwise
 * @returns undefined without the label, and for `none`, which opts out
 */
export function waypointReference(
  labels: ReadonlyMap<string, string>,
  namespace: string,
): WaypointReference | undefined {
  const name = labels.get(USE_WAYPOINT);
  if (name === undefined || name === '' || name === 'none') return undefined;
  return { namespace: labels.get(USE_WAYPOINT_NAMESPACE) ?? namespace, name };
}

/** The waypoint Gateway that a reference names, or any Gateway of that name; undefined if none is known. */
export function findWaypoint(index: IndexView, { namespace, name }: WaypointReference): Resource | undefined {
  return index.get(API_GATEWAY, namespace, name);
}

/** Whether a namespace is enrolled with a waypoint. */
export function isNamespaceEnrolled(index: IndexView, namespace: string): boolean {
  return waypointReference(namespaceLabels(index, namespace), namespace) !== undefined;
}

/** Whether a Service or ServiceEntry is enrolled with a waypoint, by itself or through its namespace. */
export function isServiceEnrolled(index: IndexView, service: Resource): boolean {
  return isEnrolled(index, labelsOf(service), service.namespace);
}

/** Whether the Pods of a workload are enrolled with a waypoint, by themselves or through their namespace. */
export function isWorkloadEnrolled(index: IndexView, workload: Resource): boolean {
  return isEnrolled(index, podLabels(workload), workload.namespace);
}

function isEnrolled(index: IndexView, labels: ReadonlyMap<string, string>, namespace: string): boolean {
  if (labels.has(USE_WAYPOINT)) return waypointReference(labels, namespace) !== undefined;
  return isNamespaceEnrolled(index, namespace);
}
