import type { Resource } from '../../resources/resource.ts';
import { servicePorts, type ServicePort } from '../../resources/service.ts';
import { containerPorts, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { homeOf } from '../../workspace/cilium-endpoint-policies.ts';
import {
  CILIUM_POLICY_KINDS,
  isHostPolicy,
  policyPortRules,
  type PolicyEntry,
} from '../../workspace/cilium-policy.ts';
import { parseEndpointSelector, selectedWorkloads } from '../../workspace/cilium-selector.ts';
import { servicesOf } from '../../workspace/services-of-workloads.ts';
import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { child, children } from '../../yaml/select.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule, type Finding, type RuleContext } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';
import { isPortName, portNumber, portText } from './shared/ports.ts';

/**
 * Policies see packets after the Service's address and port were translated: `toPorts` names the port of the
 * container, not of the Service (cilium/cilium#1299). A port name is that of a container port.
 */
export const portNotOnPods = defineRule({
  id: 'cilium/port-not-on-pods',
  title: 'Name the port of the container, not that of the Service',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  reads: [...WORKLOAD_KINDS, 'Service', 'Namespace'],
  fixable: 'suggestion',
  upstream: ['CIL-CNP-086', 'CIL-REF:port-not-on-pods'],
  *check(policy, { index }) {
    for (const { entry, ports } of policyPortRules(policy)) {
      const named = ports.flatMap((port) => portText(port) ?? []);
      if (named.length === 0 || isHostPolicy(entry.spec)) continue;
      const workloads = targetsOf(index, policy, entry);
      // A template may add ports.
      if (workloads.length === 0 || workloads.some(({ document }) => document.masks.length > 0)) continue;
      for (const port of named) {
        const finding = isPortName(port.text)
          ? judgeName(policy, port, workloads)
          : judgeNumber(policy, port, workloads, index);
        if (finding !== undefined) yield finding;
      }
    }
  },
});

/** The workloads at the receiving end of an entry. */
function targetsOf(
  index: RuleContext['index'],
  policy: Resource,
  { direction, node, spec }: PolicyEntry,
): Resource[] {
  const selectors =
    direction === 'ingress' ? [child(spec, 'endpointSelector')] : children(child(node, 'toEndpoints'));
  const parsed = selectors.map(parseEndpointSelector);
  if (parsed.includes(undefined)) return [];
  return parsed.flatMap((selector) => (selector ? selectedWorkloads(index, selector, homeOf(policy)) : []));
}

function judgeName(policy: Resource, port: ScalarNode, workloads: readonly Resource[]): Finding | undefined {
  const names = workloads.flatMap((workload) => containerPorts(workload).flatMap(({ name }) => name ?? []));
  const [first] = workloads;
  // Names are compared without regard to case (PortProtocol.Validate).
  if (first === undefined || names.some((name) => name.toLowerCase() === port.text.toLowerCase()))
    return undefined;
  return {
    at: port,
    message: `No container of the Pods has a port named "${port.text}", so the entry opens no port. Use a name or number that they have.`,
    fixes: nearestFixes(policy, port, new Set(names)),
    related: [titleRelated(first, 'The Pods')],
  };
}

function judgeNumber(
  policy: Resource,
  port: ScalarNode,
  workloads: readonly Resource[],
  index: RuleContext['index'],
): Finding | undefined {
  const number = portNumber(port.text);
  if (number === undefined || number === 0) return undefined;
  for (const workload of workloads) {
    if (containerPorts(workload).some((declared) => declared.number === number)) return undefined;
  }
  for (const workload of workloads) {
    for (const service of servicesOf(index, workload)) {
      const target: ServicePort | undefined = servicePorts(service).find(
        (candidate) => candidate.number === number,
      );
      if (target === undefined || target.targetPort === number) continue;
      const right = String(target.targetPort);
      return {
        at: port,
        message:
          `"${port.text}" is a port of Service "${service.name}", and policies see the port of the container behind it. ` +
          `Write "${right}".`,
        fixes: [
          {
            title: `Change to "${right}"`,
            kind: 'suggestion',
            edits: () => [replaceText(policy.document, port, right)],
          },
        ],
        related: [titleRelated(service, 'The Service')],
      };
    }
  }
  return undefined;
}
