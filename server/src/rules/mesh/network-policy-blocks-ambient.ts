import type { Resource } from '../../resources/resource.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { meshesOf } from '../../workspace/mesh-membership.ts';
import {
  allowsPort,
  governs,
  NETWORK_POLICY,
  networkPoliciesOf,
  networkPolicyRules,
  workloadsUnder,
} from '../../workspace/network-policies.ts';
import { child, findPair } from '../../yaml/select.ts';
import { appendItem } from '../../yaml/edit.ts';
import { titleNode } from '../../resources/resource.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule } from '../rule.ts';

/** The port on which ambient mode tunnels every connection between Pods of the mesh (HBONE). */
const HBONE = 15008;

/**
 * In ambient mode a NetworkPolicy sees the tunnel, not the port inside of it: the Pod has to accept port 15008
 * (istio.io, ambient, "Ambient and Kubernetes NetworkPolicy").
 */
export const networkPolicyBlocksAmbient = defineRule({
  id: 'mesh/network-policy-blocks-ambient',
  title: 'Let Pods in ambient mode accept port 15008',
  severity: 'warning',
  kinds: [NETWORK_POLICY],
  reads: [NETWORK_POLICY, ...WORKLOAD_KINDS, 'Namespace'],
  fixable: 'suggestion',
  *check(policy, { index }) {
    if (!governs(policy, 'ingress') || networkPolicyRules(policy, 'ingress').length === 0) return;
    const workload = workloadsUnder(index, policy).find(
      (candidate) => meshesOf(index, candidate).includes('Istio ambient') && !acceptsTunnel(index, candidate),
    );
    if (workload === undefined) return;
    const rule = networkPolicyRules(policy, 'ingress').find(
      (candidate) => child(candidate, 'ports') !== undefined,
    );
    const ports = child(rule, 'ports');
    yield {
      at: findPair(rule, 'ports')?.key ?? titleNode(policy),
      message:
        `"${workload.name}" is in ambient mode, where connections arrive on port ${HBONE}, and no NetworkPolicy lets that in. ` +
        `Add port ${HBONE}.`,
      fixes:
        ports?.kind === 'seq'
          ? [
              {
                title: `Let port ${HBONE} in`,
                kind: 'suggestion',
                edits: () => [
                  appendItem(
                    policy.document,
                    ports,
                    ports.flow ? `{port: ${HBONE}, protocol: TCP}` : `port: ${HBONE}\nprotocol: TCP`,
                  ),
                ],
              },
            ]
          : [],
      related: [titleRelated(workload, 'In ambient mode')],
    };
  },
});

function acceptsTunnel(index: IndexView, workload: Resource): boolean {
  return networkPoliciesOf(index, workload, 'ingress').some((policy) =>
    networkPolicyRules(policy, 'ingress').some((rule) => allowsPort(rule, HBONE)),
  );
}
