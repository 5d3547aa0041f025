import { removePair, replaceSource, replaceText } from '../../yaml/edit.ts';
import { findPair } from '../../yaml/select.ts';
import { parseIpAddress } from '../shared/cidr.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { poolBlocks, type PoolBlock } from './shared/pool-blocks.ts';

/** The operator skips a block that it cannot read, or marks the pool as conflicting (operator/pkg/lbipam). */
export const poolBlockInvalid = defineRule({
  id: 'cilium/pool-block-invalid',
  title: 'Write a block of a pool as a CIDR, or from a start to a stop above it',
  severity: 'warning',
  kinds: ['CiliumLoadBalancerIPPool.cilium.io'],
  fixable: 'suggestion',
  upstream: ['CIL-LB-003', 'CIL-LB-004'],
  *check(pool) {
    for (const block of poolBlocks(pool)) {
      const finding = judge(pool, block);
      if (finding !== undefined) yield finding;
    }
  },
});

function judge({ document }: Resource, block: PoolBlock): Finding | undefined {
  const { node, cidr, start, stop } = block;
  const extra = findPair(node, start === undefined ? 'stop' : 'start');
  if (cidr !== undefined && extra !== undefined) {
    const pairs = ['start', 'stop'].flatMap((name) => findPair(node, name) ?? []);
    return {
      at: extra.key,
      message: `"${extra.name}" stands beside "cidr", and the operator cannot use the block. Write either a CIDR or a range.`,
      fixes: [
        {
          title: 'Keep the CIDR',
          kind: 'suggestion',
          edits: () =>
            node.flow
              ? [replaceSource(document, node, `{cidr: ${document.text.slice(cidr.start, cidr.end)}}`)]
              : pairs.map((pair) => removePair(document, pair)),
        },
      ],
    };
  }
  if (cidr !== undefined) return undefined;
  if (start === undefined) {
    if (stop === undefined && node.pairs.length > 0) return undefined;
    return {
      at: stop ?? anchor(node),
      message: `The block has no "start" and no "cidr", and the operator skips it. Write where it starts.`,
    };
  }
  const wrong = [start, stop].find((side) => side !== undefined && parseIpAddress(side.text) === undefined);
  if (wrong !== undefined) {
    return {
      at: wrong,
      message: `"${wrong.text}" is no IP address, and the operator skips the block. Correct it.`,
    };
  }
  return stop === undefined || block.range !== undefined ? undefined : judgeRange(document, start, stop);
}

function judgeRange(
  document: Resource['document'],
  start: NonNullable<PoolBlock['start']>,
  stop: NonNullable<PoolBlock['stop']>,
): Finding {
  if (parseIpAddress(start.text)?.family !== parseIpAddress(stop.text)?.family) {
    return {
      at: stop,
      message: `"${stop.text}" is of another address family than "${start.text}", and the operator skips the block. Write two blocks.`,
    };
  }
  return {
    at: stop,
    message: `"${stop.text}" comes before "${start.text}", and the operator skips the block. Swap them.`,
    fixes: [
      {
        title: 'Swap start and stop',
        kind: 'suggestion',
        edits: () => [replaceText(document, start, stop.text), replaceText(document, stop, start.text)],
      },
    ],
  };
}
