import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { CILIUM_POLICY_KINDS, CLUSTERWIDE_POLICY, NAMESPACED_POLICY } from '../../workspace/cilium-policy.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { meshesOf, type Mesh } from '../../workspace/mesh-membership.ts';
import {
  allowsPort,
  governs,
  mayReachNamespace,
  NETWORK_POLICY,
  networkPoliciesOf,
  networkPolicyRules,
  workloadsUnder,
} from '../../workspace/network-policies.ts';
import type { Resource } from '../../resources/resource.ts';
import type { Settings } from '../../resources/settings.ts';
import { appendItem, quoteIfNeeded } from '../../yaml/edit.ts';
import { child } from '../../yaml/select.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule, type Fix } from '../rule.ts';

interface ControlPlane {
  readonly namespace: string;
  /** Ports on which proxies call it. */
  readonly ports: readonly number[];
}

/**
 * What a proxy has to reach: istiod's 15012 for configuration and certificates (istio.io, ports used by
 * Istio); Linkerd's identity 8080 and destination 8086 (linkerd.io, using network policies). In ambient mode
 * the node's proxy calls, not the Pod.
 */
function controlPlaneOf(mesh: Mesh, settings: Settings): ControlPlane | undefined {
  if (mesh === 'Istio sidecar') return { namespace: settings.istio.rootNamespace, ports: [15012] };
  return mesh === 'Linkerd' ? { namespace: 'linkerd', ports: [8080, 8086] } : undefined;
}

/** A proxy that cannot reach its control plane gets no certificate, and its Pod never becomes ready. */
export const networkPolicyBlocksControlPlane = defineRule({
  id: 'mesh/network-policy-blocks-control-plane',
  title: 'Let proxies reach their control plane',
  severity: 'warning',
  kinds: [NETWORK_POLICY],
  fixable: 'suggestion',
  reads: [NETWORK_POLICY, ...CILIUM_POLICY_KINDS, ...WORKLOAD_KINDS, 'Namespace'],
  *check(policy, { index, settings }) {
    if (!governs(policy, 'egress')) return;
    for (const workload of workloadsUnder(index, policy)) {
      if (isGovernedByCilium(index, workload)) continue;
      for (const mesh of meshesOf(index, workload)) {
        const plane = controlPlaneOf(mesh, settings);
        const blocked = plane?.ports.find((port) => !mayReach(index, workload, plane.namespace, port));
        if (plane === undefined || blocked === undefined) continue;
        const isAllowList = networkPolicyRules(policy, 'egress').length > 0;
        yield {
          at: keyAnchor(child(policy.root, 'spec') ?? policy.root, isAllowList ? 'egress' : 'policyTypes'),
          // A mere denial counts on other policies to open what is needed, perhaps elsewhere.
          severity: isAllowList || settings.workspace === 'closed' ? 'warning' : 'information',
          message:
            `The egress rules of "${workload.name}" do not let its ${mesh === 'Linkerd' ? 'Linkerd' : 'Istio'} proxy reach port ${blocked} ` +
            `of namespace "${plane.namespace}", so its Pods never become ready. Allow it.`,
          fixes: fixesOf(policy, plane),
          related: [titleRelated(workload, `Part of ${mesh}`)],
        };
        return;
      }
    }
  },
});

function mayReach(index: IndexView, workload: Resource, namespace: string, port: number): boolean {
  return networkPoliciesOf(index, workload, 'egress').some((policy) =>
    networkPolicyRules(policy, 'egress').some(
      (rule) =>
        allowsPort(rule, port) &&
        mayReachNamespace(index, rule, { direction: 'egress', namespace, home: workload.namespace }),
    ),
  );
}

/** Policies of Cilium add to those of Kubernetes; where there are some, the question is left open. */
function isGovernedByCilium(index: IndexView, workload: Resource): boolean {
  return index.hasAny(NAMESPACED_POLICY, workload.namespace) || index.hasAny(CLUSTERWIDE_POLICY);
}

/** Appends a rule that lets the ports of the control plane through. */
function fixesOf({ document, root }: Resource, { namespace, ports }: ControlPlane): Fix[] {
  const egress = child(child(root, 'spec'), 'egress');
  if (egress?.kind !== 'seq' || egress.items.length === 0) return [];
  const value = [
    'to:',
    '  - namespaceSelector:',
    '      matchLabels:',
    `        kubernetes.io/metadata.name: ${quoteIfNeeded(namespace)}`,
    'ports:',
    ...ports.flatMap((port) => [`  - port: ${port}`, '    protocol: TCP']),
  ].join('\n');
  return [
    {
      title: `Allow the control plane in "${namespace}"`,
      kind: 'suggestion',
      edits: () => [appendItem(document, egress, value)],
    },
  ];
}
