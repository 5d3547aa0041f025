import { parseLabelSelector, selects } from '../../resources/selector.ts';
import { labelsOf } from '../../resources/workload.ts';
import { child, findPair, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

const ADVERTISEMENT = 'CiliumBGPAdvertisement.cilium.io';

/** `families[].advertisements` selects advertisements by their labels; without one the peer learns no route. */
export const bgpUnmatchedAdvertisement = defineRule({
  id: 'cilium/bgp-unmatched-advertisement',
  title: 'Let a BGP peer configuration select an advertisement',
  severity: 'warning',
  kinds: ['CiliumBGPPeerConfig.cilium.io'],
  reads: [ADVERTISEMENT],
  upstream: ['CIL-REF:advertisement-unmatched'],
  *check(config, { index, referenceSeverity }) {
    const severity = referenceSeverity(ADVERTISEMENT);
    if (severity === undefined) return;
    for (const family of select(config.root, 'spec.families[*]')) {
      const pair = findPair(family, 'advertisements');
      const selector = child(family, 'advertisements');
      if (pair === undefined || selector?.kind !== 'map') continue;
      const wanted = parseLabelSelector(selector);
      if (index.all(ADVERTISEMENT).some((advertisement) => selects(wanted, labelsOf(advertisement))))
        continue;
      yield {
        at: pair.key,
        severity,
        message: `"advertisements" selects no CiliumBGPAdvertisement, so the peers learn no route. Match the labels of one.`,
      };
    }
  },
});
