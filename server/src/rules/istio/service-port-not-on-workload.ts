import { hasLabels } from '../../resources/selector.ts';
import { servicePorts, serviceSelector, type ServicePort } from '../../resources/service.ts';
import {
  containerPorts,
  labelsOf,
  podLabels,
  WORKLOAD_KINDS,
  type ContainerPort,
} from '../../resources/workload.ts';
import { SERVICE } from '../../workspace/istio-hosts.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { replaceSource } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';

/**
 * A target port by name has to be declared by a container; by number it works undeclared too, but a number that
 * none of the declared ones equals is mostly a mistake. Sources: Kubernetes (Service, targetPort), Kiali
 * (services.PortMappingChecker).
 */
export const servicePortNotOnWorkload = defineRule({
  id: 'istio/service-port-not-on-workload',
  title: 'Lead the ports of a Service to ports of its containers',
  severity: 'warning',
  kinds: [SERVICE],
  reads: WORKLOAD_KINDS,
  fixable: 'suggestion',
  upstream: ['KIA0701'],
  *check(service, { index }) {
    const selector = serviceSelector(service);
    // The Services of waypoints and gateways belong to their controller.
    if (selector.size === 0 || labelsOf(service).has('gateway.istio.io/managed')) return;
    const workloads = workloadsWith(index, selector, service.namespace).filter((workload) =>
      hasLabels(podLabels(workload), selector),
    );
    const isReadable = workloads.every((workload) => workload.document.masks.length === 0);
    const declared = workloads.flatMap(containerPorts);
    if (workloads.length === 0 || !isReadable) return;
    for (const port of servicePorts(service)) {
      const isFound = declared.some((candidate) => leadsTo(port, candidate));
      // Containers need not declare the numbers that they listen on, and some declare none.
      if (isFound || (typeof port.targetPort === 'number' && declared.length === 0)) continue;
      yield missing(service, port, declared, workloads);
    }
  },
});

function leadsTo(port: ServicePort, candidate: ContainerPort): boolean {
  return typeof port.targetPort === 'number'
    ? candidate.number === port.targetPort
    : candidate.name === port.targetPort || String(candidate.number) === port.targetPort;
}

function missing(
  service: Resource,
  port: ServicePort,
  declared: readonly ContainerPort[],
  workloads: readonly Resource[],
): Finding {
  const written = scalar(port.node.parent, 'targetPort');
  const at: ScalarNode = written ?? port.node;
  const isName = typeof port.targetPort === 'string';
  const choices = [
    ...new Set(declared.map((candidate) => (isName ? candidate.name : String(candidate.number)))),
  ].flatMap((choice) => choice ?? []);
  const first = workloads[0];
  return {
    at,
    severity: isName ? 'warning' : 'information',
    message:
      `No container that this Service selects declares port "${port.targetPort}". ` +
      (choices.length > 0 ? `Use one that is declared: ${choices.join(', ')}.` : 'Declare it there.'),
    fixes:
      written === undefined
        ? []
        : choices.slice(0, 3).map((choice) => ({
            title: `Change to ${choice}`,
            kind: 'suggestion' as const,
            edits: () => [replaceSource(service.document, written, choice)],
          })),
    hasPreferredFix: choices.length === 1,
    related:
      first === undefined
        ? []
        : [
            {
              document: first.document,
              span: first.kindNode,
              message: `${first.kind} "${first.name}" is selected`,
            },
          ],
  };
}
