import type { Resource } from '../../resources/resource.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { homeOf } from '../../workspace/cilium-endpoint-policies.ts';
import {
  CILIUM_POLICY_KINDS,
  isHostPolicy,
  policyPortRules,
  type PortRule,
} from '../../workspace/cilium-policy.ts';
import { parseEndpointSelector, selectedWorkloads } from '../../workspace/cilium-selector.ts';
import { PEER_AUTHENTICATION } from '../../workspace/istio-mutual-tls.ts';
import { meshesOf, type Mesh } from '../../workspace/mesh-membership.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, children, findPair, scalar } from '../../yaml/select.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { encryptingMesh } from './shared/encrypted-workloads.ts';

/**
 * Between two Pods of Istio or Linkerd the connection is encrypted by their proxies, so that Cilium's proxy
 * finds no HTTP in it and drops it (Documentation/network/servicemesh/istio: "L7 policy enforcement …
 * requires that mTLS is disabled").
 */
export const l7PolicyOnMutualTls = defineRule({
  id: 'mesh/l7-policy-on-mutual-tls',
  title: 'Leave HTTP rules to the mesh where the mesh encrypts',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  reads: [...WORKLOAD_KINDS, 'Namespace', PEER_AUTHENTICATION],
  *check(policy, context) {
    for (const portRule of policyPortRules(policy)) {
      const { rules, entry } = portRule;
      const pair = findPair(rules, 'http');
      if (pair === undefined || entry.denies || isHostPolicy(entry.spec)) continue;
      const server = encryptedServer(policy, portRule, context);
      if (server === undefined) continue;
      yield {
        at: pair.key,
        message:
          `"http" rules see nothing here: ${server.mesh} encrypts the connections to "${server.workload.name}" between its ` +
          `proxies, and Cilium drops what it cannot read. Use a policy of the mesh, or leave the ports to L4 rules.`,
        related: [titleRelated(server.workload, `Part of ${server.mesh}`)],
      };
    }
  },
});

interface Server {
  readonly workload: Resource;
  readonly mesh: Mesh;
}

/** A workload at the receiving end whose connections with the other end are encrypted. */
function encryptedServer(
  policy: Resource,
  { entry, ports }: PortRule,
  context: RuleContext,
): Server | undefined {
  const { index, settings } = context;
  const own = workloadsOf(policy, [child(entry.spec, 'endpointSelector')], context);
  const isIngress = entry.direction === 'ingress';
  const selectors = children(child(entry.node, isIngress ? 'fromEndpoints' : 'toEndpoints'));
  const peers = workloadsOf(policy, selectors, context);
  // Who else may be there no file tells; only what is known to be in the mesh counts on egress.
  const servers = isIngress ? own : peers;
  const clients = isIngress ? peers : own;
  const numbers = ports.map((port) => Number(scalar(port, 'port')?.text));
  for (const workload of servers) {
    for (const port of numbers.length === 0 ? [undefined] : numbers) {
      const mesh = encryptingMesh(index, settings, workload, port);
      if (mesh === undefined) continue;
      const isKnown = clients.length > 0;
      if (
        isKnown &&
        !clients.some((client) => meshesOf(index, client).some((other) => sameMesh(other, mesh)))
      )
        continue;
      if (!isKnown && !isIngress) continue;
      return { workload, mesh };
    }
  }
  return undefined;
}

function workloadsOf(
  policy: Resource,
  selectors: readonly (YamlNode | undefined)[],
  { index }: RuleContext,
): Resource[] {
  return selectors.flatMap((node) => {
    const selector = parseEndpointSelector(node);
    return selector === undefined ? [] : selectedWorkloads(index, selector, homeOf(policy));
  });
}

/** Sidecars and ambient mode of Istio speak with each other. */
function sameMesh(left: Mesh, right: Mesh): boolean {
  return left.split(' ')[0] === right.split(' ')[0];
}
