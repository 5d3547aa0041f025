import { child, findPair } from '../../yaml/select.ts';
import { titleNode } from '../../resources/resource.ts';
import { defineRule } from '../rule.ts';

/** A pool without blocks has no address to give; `cidrs` was the field's name before 1.15 and is dropped now. */
export const poolWithoutBlocks = defineRule({
  id: 'cilium/pool-without-blocks',
  title: 'Give an IP pool addresses',
  severity: 'warning',
  kinds: ['CiliumLoadBalancerIPPool.cilium.io'],
  judgesAbsence: true,
  upstream: ['CIL-LB-001'],
  *check(pool) {
    const spec = child(pool.root, 'spec');
    const blocks = child(spec, 'blocks');
    if (spec?.kind !== 'map' || (blocks !== undefined && blocks.kind !== 'seq')) return;
    if (blocks?.kind === 'seq' && blocks.items.length > 0) return;
    // The schema tells of the old name, and of a misspelled one.
    if (spec.pairs.some(({ name }) => name !== 'blocks' && /cidr|block|range/i.test(name))) return;
    yield {
      at: findPair(spec, 'blocks')?.key ?? titleNode(pool),
      message: `"blocks" is empty, so the pool has no address to give. List CIDRs, or addresses from "start" to "stop".`,
    };
  },
});
