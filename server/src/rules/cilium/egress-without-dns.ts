import { reachesDns, toFqdns } from '../../workspace/cilium-dns.ts';
import { POLICIES_THAT_REACH_DNS, rulesOfSameEndpoints } from '../../workspace/cilium-endpoint-policies.ts';
import {
  CILIUM_POLICY_KINDS,
  CLUSTERWIDE_POLICY,
  NAMESPACED_POLICY,
  entriesOf,
  filledPeers,
  isHostPolicy,
  policySpecs,
} from '../../workspace/cilium-policy.ts';
import type { MapNode } from '../../yaml/nodes.ts';
import { findPair, scalar } from '../../yaml/select.ts';
import { defineRule, type Resource, type RuleContext } from '../rule.ts';
import { allowDns } from './shared/dns-entry.ts';

/** Peers that are found by name. Addresses and entities need no DNS. */
const FOUND_BY_NAME = new Set(['toEndpoints', 'toServices']);

/**
 * An allow entry under `egress` puts the Pods into default deny for all they send, DNS queries included
 * (Documentation/security/network/policyenforcement).
 */
export const egressWithoutDns = defineRule({
  id: 'cilium/egress-without-dns',
  title: 'Let Pods with egress rules ask for names',
  severity: 'information',
  kinds: CILIUM_POLICY_KINDS,
  reads: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-REF:egress-blocks-dns'],
  *check(policy, { index, settings }) {
    for (const spec of policySpecs(policy)) {
      const pair = findPair(spec, 'egress');
      if (pair === undefined || isHostPolicy(spec) || !needsDns(spec)) continue;
      if (reachesDns(policy, spec)) continue;
      const rules = rulesOfSameEndpoints(index, { policy, spec }, POLICIES_THAT_REACH_DNS);
      if (rules.some((rule) => reachesDns(rule.policy, rule.spec))) continue;
      // A lone policy may be one of many; where the others are is not known.
      if (settings.workspace !== 'closed' && !hasOtherPolicies(policy, index)) continue;
      yield {
        at: pair.key,
        message:
          `"egress" closes what is not listed, and no policy of these Pods allows DNS, so names do not resolve. ` +
          `Allow port 53 of kube-dns, unless another repository does.`,
        fixes: allowDns(policy.document, spec),
      };
    }
  },
});

function hasOtherPolicies(policy: Resource, index: RuleContext['index']): boolean {
  return (
    index.hasAny(CLUSTERWIDE_POLICY) ||
    index.inNamespace(NAMESPACED_POLICY, policy.namespace).some((other) => other !== policy)
  );
}

/** Whether the rule closes egress by default and allows peers that are found by name. */
function needsDns(spec: MapNode): boolean {
  if (scalar(spec, 'enableDefaultDeny.egress')?.value === false) return false;
  const entries = entriesOf(spec).filter((entry) => entry.section === 'egress');
  // `toFQDNs` without DNS is told by a rule of its own.
  if (entries.some((entry) => toFqdns(entry).length > 0)) return false;
  return entries.some((entry) => filledPeers(entry).some((field) => FOUND_BY_NAME.has(field)));
}
