import { CILIUM_POLICY_KINDS, policyEntries } from '../../workspace/cilium-policy.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

const CIDR_GROUP = 'CiliumCIDRGroup.cilium.io';

/** A group that is not there stands for no address: an allow entry lets nobody in, a deny entry keeps nobody out. */
export const unknownCidrGroup = defineRule({
  id: 'cilium/unknown-cidr-group',
  title: 'Refer to CIDR groups that exist',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  reads: [CIDR_GROUP],
  fixable: 'suggestion',
  upstream: ['CIL-REF:cidrgroup-missing'],
  *check(policy, { index, referenceSeverity }) {
    const severity = referenceSeverity(CIDR_GROUP);
    if (severity === undefined) return;
    for (const { node } of policyEntries(policy)) {
      for (const query of ['fromCIDRSet[*].cidrGroupRef', 'toCIDRSet[*].cidrGroupRef']) {
        for (const name of scalars(node, query)) {
          if (index.get(CIDR_GROUP, '', name.text) !== undefined) continue;
          const others = index.all(CIDR_GROUP).map((group) => group.name);
          yield {
            at: name,
            severity,
            message: `CiliumCIDRGroup "${name.text}" does not exist, so the entry matches no address. Correct the name, or add the group.`,
            fixes: nearestFixes(policy, name, others),
          };
        }
      }
    }
  },
});
