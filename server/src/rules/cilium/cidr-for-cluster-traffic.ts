import { CILIUM_POLICY_KINDS, isHostPolicy, policyEntries } from '../../workspace/cilium-policy.ts';
import { servicesByAddress } from '../../workspace/cilium-service-address.ts';
import { describe } from '../../resources/resource.ts';
import { contains, formatIpAddress, parseCidr, type Cidr } from '../shared/cidr.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule, type Finding } from '../rule.ts';
import { cidrsOf } from './shared/cidrs.ts';

/** Blocks that distributions hand out to Pods or Services unless told otherwise. */
const CLUSTER_BLOCKS: readonly { readonly text: string; readonly owner: string }[] = [
  { text: '10.96.0.0/12', owner: 'Services of kubeadm clusters' },
  { text: '10.244.0.0/16', owner: 'Pods of kubeadm and kind clusters' },
  { text: '10.42.0.0/16', owner: 'Pods of k3s and Rancher clusters' },
  { text: '10.43.0.0/16', owner: 'Services of k3s and Rancher clusters' },
  { text: '172.30.0.0/16', owner: 'Services of OpenShift clusters' },
  { text: '10.128.0.0/14', owner: 'Pods of OpenShift clusters' },
];

/**
 * Pods, nodes and the API server are matched by their identity, never by address, unless the agent runs with
 * `--policy-cidr-match-mode=nodes` (cilium/cilium#9998, #19601). Service addresses are translated first.
 */
export const cidrForClusterTraffic = defineRule({
  id: 'cilium/cidr-for-cluster-traffic',
  title: 'Match Pods and Services by label, not by address',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  reads: ['Service'],
  upstream: ['CIL-CNP-076'],
  *check(policy, { index }) {
    for (const entry of policyEntries(policy)) {
      if (isHostPolicy(entry.spec)) continue;
      for (const { node, cidr } of cidrsOf(entry)) {
        const isSingle = cidr.first === cidr.last;
        const [service] = isSingle
          ? servicesByAddress(index, formatIpAddress({ family: cidr.family, value: cidr.first }))
          : [];
        if (service !== undefined) {
          yield {
            at: node,
            message:
              `"${node.text}" is the cluster address of ${describe(service)}, which is translated to Pods before policies ` +
              `are asked. Select the Pods with "${entry.direction === 'egress' ? 'toEndpoints' : 'fromEndpoints'}".`,
            related: [titleRelated(service, 'The Service')],
          };
        } else yield* judgeBlock(node, cidr);
      }
    }
  },
});

function* judgeBlock(
  node: { readonly start: number; readonly end: number; readonly text: string },
  cidr: Cidr,
) {
  const block = CLUSTER_BLOCKS.find(({ text }) => {
    const outer = parseCidr(text);
    return outer !== undefined && contains(outer, cidr);
  });
  if (block === undefined) return;
  const finding: Finding = {
    at: node,
    severity: 'information',
    message:
      `"${node.text}" lies in "${block.text}", by default the addresses of ${block.owner}. If these are your Pods, ` +
      `the CIDR matches none of them: select them by label.`,
  };
  yield finding;
}
