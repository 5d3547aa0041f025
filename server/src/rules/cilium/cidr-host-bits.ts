import { CILIUM_POLICY_KINDS, policyEntries } from '../../workspace/cilium-policy.ts';
import { replaceText } from '../../yaml/edit.ts';
import { formatIpAddress } from '../shared/cidr.ts';
import { defineRule } from '../rule.ts';
import { cidrsOf } from './shared/cidrs.ts';

/** An address with bits behind its prefix: the bits are dropped, and the block is wider than it looks. */
export const cidrHostBits = defineRule({
  id: 'cilium/cidr-host-bits',
  title: 'Write a CIDR with the first address of its block',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-071'],
  *check(policy) {
    for (const { node, cidr } of policyEntries(policy).flatMap(cidrsOf)) {
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
