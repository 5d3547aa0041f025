import type { Resource } from '../../resources/resource.ts';
import { servicePorts, serviceSelector, type ServicePort } from '../../resources/service.ts';
import {
  annotationsOf,
  containerPorts,
  podAnnotations,
  podOf,
  WORKLOAD_KINDS,
} from '../../resources/workload.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { child, findPair } from '../../yaml/select.ts';
import { titleNode } from '../../resources/resource.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule, type Finding } from '../rule.ts';

const OPAQUE_PORTS = 'config.linkerd.io/opaque-ports';

/** Clients go by the Service, the server's proxy by its Pod; `linkerd check` compares the two as well. */
export const opaquePortsMismatch = defineRule({
  id: 'linkerd/opaque-ports-mismatch',
  title: 'Mark a port opaque on the Service and on its Pods',
  severity: 'warning',
  kinds: ['Service'],
  reads: [...WORKLOAD_KINDS, 'Namespace'],
  upstream: ['L5D-REF:opaque-ports-mismatch'],
  judgesAbsence: true,
  *check(service, { index }) {
    const selector = serviceSelector(service);
    if (selector.size === 0) return;
    const inherited = inheritedPorts(index, service.namespace);
    const own = annotationsOf(service).get(OPAQUE_PORTS) ?? inherited;
    // A template may fill annotations in, on either side.
    if (service.document.masks.length > 0) return;
    const workloads = workloadsWith(index, selector, service.namespace).filter(
      (workload) => workload.document.masks.length === 0 && podOf(workload) !== undefined,
    );
    for (const port of servicePorts(service)) {
      const isOpaque = lists(own, port.number);
      for (const workload of workloads) {
        const target = targetOn(workload, port);
        const pods = podAnnotations(workload).get(OPAQUE_PORTS) ?? inherited;
        // Neither says a word: the defaults of the cluster hold for both.
        if (target === undefined || (own === undefined && pods === undefined)) continue;
        const name = target.name ?? '';
        const isOpaqueOnPods = lists(pods, target.number) || (name !== '' && parts(pods).includes(name));
        if (isOpaque === isOpaqueOnPods) continue;
        yield describeMismatch(service, workload, { port, target: target.number, isOpaque });
        return;
      }
    }
  },
});

function describeMismatch(
  service: Resource,
  workload: Resource,
  {
    port,
    target,
    isOpaque,
  }: { readonly port: ServicePort; readonly target: number; readonly isOpaque: boolean },
): Finding {
  const pair = findPair(child(child(service.root, 'metadata'), 'annotations'), OPAQUE_PORTS);
  return {
    at: isOpaque && pair !== undefined ? pair.value : isOpaque ? titleNode(service) : port.node,
    message: isOpaque
      ? `Port "${port.number}" is opaque here and "${target}" is not on the Pods of ${workload.kind} "${workload.name}", so the two sides treat it differently. Annotate the Pods with "${OPAQUE_PORTS}" as well.`
      : `Port "${port.number}" is not opaque here, and "${target}" is on the Pods of ${workload.kind} "${workload.name}", so the two sides treat it differently. Annotate the Service with "${OPAQUE_PORTS}" as well.`,
    related: [titleRelated(workload, 'Selected by this Service')],
  };
}

function inheritedPorts(index: IndexView, namespace: string): string | undefined {
  const resource = index.get('Namespace', '', namespace);
  return resource === undefined ? undefined : annotationsOf(resource).get(OPAQUE_PORTS);
}

/** The container port behind a port of a Service; undefined if the workload declares none of that name. */
function targetOn(
  workload: Resource,
  { targetPort }: ServicePort,
): { readonly name: string | undefined; readonly number: number } | undefined {
  const ports = containerPorts(workload);
  if (typeof targetPort === 'string') return ports.find(({ name }) => name === targetPort);
  return ports.find(({ number }) => number === targetPort) ?? { name: undefined, number: targetPort };
}

function parts(list: string | undefined): string[] {
  return (list ?? '').split(',').map((part) => part.trim());
}

function lists(list: string | undefined, port: number): boolean {
  return parts(list).some((part) => {
    const [first = '', last = first] = part.split('-');
    return /^[0-9]+$/.test(first) && Number(first) <= port && port <= Number(last);
  });
}
