import type { Resource } from '../../../resources/resource.ts';
import type { MapNode, ScalarNode } from '../../../yaml/nodes.ts';
import { scalar, select } from '../../../yaml/select.ts';
import { parseCidr, parseIpAddress, type IpRange } from '../../shared/cidr.ts';

/** A block of a CiliumLoadBalancerIPPool. */
export interface PoolBlock {
  readonly node: MapNode;
  readonly cidr: ScalarNode | undefined;
  readonly start: ScalarNode | undefined;
  readonly stop: ScalarNode | undefined;
  /** The addresses; undefined if the block cannot be read. `start` without `stop` is one address. */
  readonly range: IpRange | undefined;
}

export function poolBlocks(pool: Resource): PoolBlock[] {
  return select(pool.root, 'spec.blocks[*]').flatMap((node) => {
    if (node.kind !== 'map') return [];
    const cidr = scalar(node, 'cidr');
    const start = scalar(node, 'start');
    const stop = scalar(node, 'stop');
    return [{ node, cidr, start, stop, range: rangeOf(cidr, start, stop) }];
  });
}

function rangeOf(
  cidr: ScalarNode | undefined,
  start: ScalarNode | undefined,
  stop: ScalarNode | undefined,
): IpRange | undefined {
  if (cidr !== undefined) return parseCidr(cidr.text);
  const first = parseIpAddress(start?.text ?? '');
  const last = stop === undefined ? first : parseIpAddress(stop.text);
  if (first === undefined || last === undefined || first.family !== last.family) return undefined;
  return first.value > last.value
    ? undefined
    : { family: first.family, first: first.value, last: last.value };
}
