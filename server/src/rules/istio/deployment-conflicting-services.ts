import { titleNode } from '../../resources/resource.ts';
import { servicePorts, type ServicePort } from '../../resources/service.ts';
import { podOf } from '../../resources/workload.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { SERVICE } from '../../workspace/istio-hosts.ts';
import { dataPlaneOf } from '../../workspace/istio-namespaces.ts';
import { servicesOf } from '../../workspace/services-of-workloads.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';

/**
 * A sidecar has one listener per port: Services of one Pod that use a port with different protocols, or lead
 * different ports to one target, leave it unclear what the listener speaks. Source: istioctl analyze
 * (deployment.ServiceAssociationAnalyzer).
 */
export const deploymentConflictingServices = defineRule({
  id: 'istio/deployment-conflicting-services',
  title: 'Let the Services of a Deployment agree on its ports',
  severity: 'warning',
  kinds: ['Deployment.apps'],
  reads: [SERVICE, 'Namespace'],
  upstream: ['IST0116', 'IST0137'],
  *check(deployment, { index }) {
    if (!hasSidecar(index, deployment)) return;
    const ports = servicesOf(index, deployment).flatMap((service) =>
      servicePorts(service).map((port) => ({ service, port })),
    );
    yield* conflict(deployment, ports, 'IST0116', {
      key: ({ port }) => String(port.number),
      differs: (left, right) => left.port.protocol !== right.port.protocol,
      message: (left, right) =>
        `Services "${left.service.name}" and "${right.service.name}" use port ${left.port.number} of this Deployment ` +
        `with different protocols (${left.port.protocol}, ${right.port.protocol}). Give them different ports.`,
    });
    yield* conflict(deployment, ports, 'IST0137', {
      key: ({ port }) => String(port.targetPort),
      differs: (left, right) => left.port.number !== right.port.number && left.service !== right.service,
      message: (left, right) =>
        `Services "${left.service.name}" (port ${left.port.number}) and "${right.service.name}" (port ` +
        `${right.port.number}) lead to one port ${left.port.targetPort} of this Deployment. Give them one port number.`,
    });
  },
});

interface Use {
  readonly service: Resource;
  readonly port: ServicePort;
}

interface Conflict {
  readonly key: (use: Use) => string;
  readonly differs: (left: Use, right: Use) => boolean;
  readonly message: (left: Use, right: Use) => string;
}

/** The first two uses with one key that differ, as one finding. */
function* conflict(
  deployment: Resource,
  uses: readonly Use[],
  upstream: string,
  { key, differs, message }: Conflict,
): Iterable<Finding> {
  const first = new Map<string, Use>();
  for (const use of uses) {
    const other = first.get(key(use));
    if (other === undefined) first.set(key(use), use);
    else if (differs(other, use)) {
      yield {
        at: titleNode(deployment),
        message: message(other, use),
        upstream: [upstream],
        related: [other, use].map(({ service, port }) => ({
          document: service.document,
          span: port.node,
          message: `Service "${service.name}"`,
        })),
      };
      return;
    }
  }
}

function hasSidecar(index: IndexView, deployment: Resource): boolean {
  if (dataPlaneOf(index, deployment) === 'sidecar') return true;
  return scalars(podOf(deployment), 'spec.containers[*].name').some((name) => name.text === 'istio-proxy');
}
