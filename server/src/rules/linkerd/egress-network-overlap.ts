import { contains, overlaps } from '../shared/cidr.ts';
import { titleRelated } from '../shared/related.ts';
import { defineRule } from '../rule.ts';
import { EGRESS_NETWORK } from './shared/kinds.ts';
import { networksOf, parseNetwork } from './shared/networks.ts';

/** Of two for one address the narrower counts, and of two equal ones the older (policy-controller, k8s/index). */
export const egressNetworkOverlap = defineRule({
  id: 'linkerd/egress-network-overlap',
  title: 'Let addresses outside belong to one EgressNetwork',
  severity: 'warning',
  kinds: [EGRESS_NETWORK],
  reads: [EGRESS_NETWORK],
  upstream: ['L5D-REF:egress-overlap'],
  *check(network, { index }) {
    const others = index
      .inNamespace(EGRESS_NETWORK, network.namespace)
      .filter((other) => other.name !== network.name);
    for (const { cidr } of networksOf(network)) {
      const range = cidr === undefined ? undefined : parseNetwork(cidr.text);
      if (cidr === undefined || range === undefined) continue;
      for (const other of others) {
        const rivals = networksOf(other).flatMap((entry) =>
          entry.cidr === undefined ? [] : (parseNetwork(entry.cidr.text) ?? []),
        );
        const rival = rivals.find((candidate) => overlaps(range, candidate));
        if (rival === undefined) continue;
        const isEqual = contains(range, rival) && contains(rival, range);
        yield {
          at: cidr,
          severity: isEqual ? 'warning' : 'information',
          message: `"${cidr.text}" shares addresses with EgressNetwork "${other.name}", and only one of the two is used for them. Take the addresses out of one.`,
          related: [titleRelated(other, 'The other EgressNetwork of these addresses')],
        };
      }
    }
  },
});
