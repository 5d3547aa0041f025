import { removeItem } from '../../yaml/edit.ts';
import { child, scalars } from '../../yaml/select.ts';
import { overlaps, parseCidr } from '../shared/cidr.ts';
import { defineRule } from '../rule.ts';

/** What is not sent through the gateway needs no exception from it. */
export const egressGatewayExcludedOutside = defineRule({
  id: 'cilium/egress-gateway-excluded-outside',
  title: 'Exclude only what lies in `destinationCIDRs`',
  severity: 'warning',
  kinds: ['CiliumEgressGatewayPolicy.cilium.io'],
  fixable: 'suggestion',
  upstream: ['CIL-EGW-006'],
  *check({ root, document }) {
    const list = child(child(root, 'spec'), 'excludedCIDRs');
    const destinations = scalars(root, 'spec.destinationCIDRs[*]').map(({ text }) => parseCidr(text));
    if (list?.kind !== 'seq' || destinations.length === 0 || destinations.includes(undefined)) return;
    for (const item of scalars(list, '[*]')) {
      const excluded = parseCidr(item.text);
      if (excluded === undefined) continue;
      if (destinations.some((cidr) => cidr !== undefined && overlaps(cidr, excluded))) continue;
      yield {
        at: item,
        message: `"${item.text}" lies in none of the "destinationCIDRs", so excluding it changes nothing. Correct it or remove it.`,
        fixes: [
          {
            title: `Remove "${item.text}"`,
            kind: 'suggestion',
            edits: () => [removeItem(document, list, list.items.indexOf(item))],
          },
        ],
      };
    }
  },
});
