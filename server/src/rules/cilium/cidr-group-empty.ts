import { child, findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/** A group without blocks stands for no address, and an allow entry that refers to it lets nobody in. */
export const cidrGroupEmpty = defineRule({
  id: 'cilium/cidr-group-empty',
  title: 'Give a CIDR group addresses',
  severity: 'warning',
  kinds: ['CiliumCIDRGroup.cilium.io'],
  judgesAbsence: true,
  upstream: ['CIL-CG-001'],
  *check({ root }) {
    const spec = child(root, 'spec');
    const pair = findPair(spec, 'externalCIDRs');
    const list = child(spec, 'externalCIDRs');
    if (pair === undefined || list?.kind !== 'seq' || list.items.length > 0) return;
    yield {
      at: pair.key,
      message: `"externalCIDRs" is empty, so the group stands for no address. List the blocks.`,
    };
  },
});
