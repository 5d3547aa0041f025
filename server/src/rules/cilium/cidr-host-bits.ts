import { CILIUM_POLICY_KINDS, policyEntries } from '../../workspace/cilium-policy.ts';
import { replaceText } from '../../yaml/edit.ts';
import { scalars } from '../../yaml/select.ts';
import { formatIpAddress, parseCidr } from '../shared/cidr.ts';
import { defineRule, type Resource } from '../rule.ts';
import { cidrsOf } from './shared/cidrs.ts';

const CIDR_GROUP = 'CiliumCIDRGroup.cilium.io';
const EGRESS_GATEWAY = 'CiliumEgressGatewayPolicy.cilium.io';

/** An address with bits behind its prefix: the bits are dropped, and the block is wider than it looks. */
export const cidrHostBits = defineRule({
  id: 'cilium/cidr-host-bits',
  title: 'Write a CIDR with the first address of its block',
  severity: 'warning',
  kinds: [...CILIUM_POLICY_KINDS, CIDR_GROUP, EGRESS_GATEWAY],
  fixable: 'suggestion',
  upstream: ['CIL-CNP-071'],
  *check(policy) {
    for (const { node, cidr } of blocksOf(policy)) {
      if (cidr.address === cidr.first) continue;
      const block = `${formatIpAddress({ family: cidr.family, value: cidr.first })}/${cidr.bits}`;
      const single = `${formatIpAddress({ family: cidr.family, value: cidr.address })}/${cidr.family === 4 ? 32 : 128}`;
      const change = (text: string) => ({
        title: `Change to "${text}"`,
        kind: 'suggestion' as const,
        edits: () => [replaceText(policy.document, node, text)],
      });
      yield {
        at: node,
        message: `"${node.text}" means the whole block "${block}". Write that, or "${single}" for the one address.`,
        fixes: [change(block), change(single)],
        hasPreferredFix: false,
      };
    }
  },
});

function blocksOf(resource: Resource) {
  if (CILIUM_POLICY_KINDS.includes(resource.key)) return policyEntries(resource).flatMap(cidrsOf);
  const fields = resource.key === CIDR_GROUP ? ['externalCIDRs'] : ['destinationCIDRs', 'excludedCIDRs'];
  return fields
    .flatMap((field) => scalars(resource.root, `spec.${field}[*]`))
    .flatMap((node) => {
      const cidr = parseCidr(node.text);
      return cidr === undefined ? [] : [{ node, cidr }];
    });
}
