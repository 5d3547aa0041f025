import type { PolicyEntry } from '../../../workspace/cilium-policy.ts';
import type { MapNode, ScalarNode } from '../../../yaml/nodes.ts';
import { scalar, scalars, select } from '../../../yaml/select.ts';
import { parseCidr, type Cidr } from '../../shared/cidr.ts';

/** A block of addresses in a policy entry, with the item of a CIDR set that holds it. */
export interface PolicyCidr {
  readonly node: ScalarNode;
  readonly cidr: Cidr;
  readonly set: MapNode | undefined;
}

/** The blocks of `toCIDR`, `toCIDRSet` and their ingress forms that can be read; the schema tells of the others. */
export function cidrsOf({ node, direction }: PolicyEntry): PolicyCidr[] {
  const field = direction === 'ingress' ? 'fromCIDR' : 'toCIDR';
  const plain = scalars(node, `${field}[*]`).map((item) => ({ item, set: undefined }));
  const sets = select(node, `${field}Set[*]`).flatMap((set) => {
    const item = scalar(set, 'cidr');
    return item === undefined || set.kind !== 'map' ? [] : [{ item, set }];
  });
  return [...plain, ...sets].flatMap(({ item, set }) => {
    const cidr = parseCidr(item.text);
    return cidr === undefined ? [] : [{ node: item, cidr, set }];
  });
}
