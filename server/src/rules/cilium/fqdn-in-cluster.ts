import { toFqdns } from '../../workspace/cilium-dns.ts';
import { CILIUM_POLICY_KINDS, policyEntries } from '../../workspace/cilium-policy.ts';
import { defineRule } from '../rule.ts';

/** Names that resolve to addresses of the cluster, which identity decides over and not the address. */
const IN_CLUSTER = /\.(?:svc|svc\.cluster\.local|pod\.cluster\.local)$/;

/**
 * `toFQDNs` becomes rules on addresses, and addresses do not match what Cilium knows by identity ("toFQDNs
 * rules … cannot be used to select in-cluster endpoints", Documentation/security/policy/language).
 */
export const fqdnInCluster = defineRule({
  id: 'cilium/fqdn-in-cluster',
  title: 'Select Pods of the cluster by label, not by DNS name',
  severity: 'information',
  kinds: CILIUM_POLICY_KINDS,
  *check(policy) {
    for (const name of policyEntries(policy).flatMap(toFqdns)) {
      if (!IN_CLUSTER.test(name.text)) continue;
      yield {
        at: name.node,
        message:
          `"${name.node.text}" is a name of the cluster, and "toFQDNs" matches no Pod that Cilium manages. ` +
          `Select the Pods with "toEndpoints", or the Service with "toServices".`,
      };
    }
  },
});
