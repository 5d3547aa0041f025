import { CLUSTERWIDE_POLICY, policyEntries } from '../../workspace/cilium-policy.ts';
import { isBeyondPods, namesNamespace, parseEndpointSelector } from '../../workspace/cilium-selector.ts';
import { child, children } from '../../yaml/select.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule } from '../rule.ts';

/**
 * In a clusterwide policy a peer without a namespace is one of any namespace, so that whoever may label a Pod
 * anywhere may let it in. In a CiliumNetworkPolicy the same selector means the policy's own namespace.
 */
export const clusterwidePeerWithoutNamespace = defineRule({
  id: 'cilium/clusterwide-peer-without-namespace',
  title: 'Name the namespace of peers in a clusterwide policy',
  severity: 'information',
  kinds: [CLUSTERWIDE_POLICY],
  *check(policy) {
    for (const { node, section } of policyEntries(policy)) {
      if (section !== 'ingress') continue;
      for (const peer of children(child(node, 'fromEndpoints'))) {
        const selector = parseEndpointSelector(peer);
        if (selector === undefined || isBeyondPods(selector) || namesNamespace(selector)) continue;
        // An empty one plainly means every Pod.
        if (selector.length === 0) continue;
        yield {
          at: anchor(peer),
          message:
            `"fromEndpoints" names no namespace, so Pods with these labels are let in from every namespace. ` +
            `Add the label "k8s:io.kubernetes.pod.namespace".`,
        };
      }
    }
  },
});
