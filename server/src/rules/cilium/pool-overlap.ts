import { child, scalar } from '../../yaml/select.ts';
import { overlaps } from '../shared/cidr.ts';
import { titleRelated } from '../shared/related.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule, type Resource } from '../rule.ts';
import { poolBlocks, type PoolBlock } from './shared/pool-blocks.ts';

const POOL = 'CiliumLoadBalancerIPPool.cilium.io';

/** The operator marks one of two overlapping pools as conflicting and gives no address of it (operator/pkg/lbipam). */
export const poolOverlap = defineRule({
  id: 'cilium/pool-overlap',
  title: 'Keep the blocks of IP pools apart',
  severity: 'warning',
  kinds: [POOL],
  reads: [POOL],
  upstream: ['CIL-REF:pool-overlap'],
  *check(pool, { index }) {
    if (isDisabled(pool)) return;
    const own = poolBlocks(pool);
    const others = index
      .all(POOL)
      .filter((other) => other !== pool && other.name !== pool.name && !isDisabled(other))
      .flatMap((other) => poolBlocks(other).map((block) => ({ pool: other, block })));
    for (const [position, block] of own.entries()) {
      const earlier = own.slice(0, position).find((candidate) => meet(candidate, block));
      const at = block.cidr ?? block.start ?? anchor(block.node);
      if (earlier !== undefined) {
        yield {
          at,
          message: `The block overlaps with another of this pool, "${nameOf(earlier)}", and the operator marks the pool as conflicting. Keep the blocks apart.`,
        };
      }
      const rival = others.find((candidate) => meet(candidate.block, block));
      if (rival === undefined) continue;
      yield {
        at,
        message:
          `The block overlaps with "${nameOf(rival.block)}" of pool "${rival.pool.name}", and the operator gives addresses ` +
          `of one of the two pools only. Keep the blocks apart.`,
        related: [titleRelated(rival.pool, 'The other pool')],
      };
    }
  },
});

function meet(left: PoolBlock, right: PoolBlock): boolean {
  return left.range !== undefined && right.range !== undefined && overlaps(left.range, right.range);
}

function isDisabled(pool: Resource): boolean {
  return scalar(child(pool.root, 'spec'), 'disabled')?.value === true;
}

function nameOf({ cidr, start, stop }: PoolBlock): string {
  return cidr?.text ?? [start?.text, stop?.text].filter((part) => part !== undefined).join('-');
}
