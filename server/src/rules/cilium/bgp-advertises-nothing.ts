import { child, findPair, scalar, select } from '../../yaml/select.ts';
import { anchor } from '../shared/anchor.ts';
import { defineRule } from '../rule.ts';

/**
 * A `Service` or `CiliumPodIPPool` advertisement without a selector selects none: "If not specified, no
 * services are selected" (CiliumBGPAdvertisement, BGPAdvertisement.Selector).
 */
export const bgpAdvertisesNothing = defineRule({
  id: 'cilium/bgp-advertises-nothing',
  title: 'Select what a BGP advertisement is about',
  severity: 'warning',
  kinds: ['CiliumBGPAdvertisement.cilium.io'],
  judgesAbsence: true,
  upstream: ['CIL-BGP-003'],
  *check({ root }) {
    for (const advertisement of select(root, 'spec.advertisements[*]')) {
      const type = scalar(advertisement, 'advertisementType');
      if (type?.text !== 'Service' && type?.text !== 'CiliumPodIPPool') continue;
      if (
        findPair(advertisement, 'selector') !== undefined &&
        child(advertisement, 'selector')?.kind === 'map'
      )
        continue;
      const noun = type.text === 'Service' ? 'Service' : 'pool';
      yield {
        at: type.end > type.start ? type : anchor(advertisement),
        message:
          `"selector" is missing, so no ${noun} is advertised. To advertise every ${noun}, select with an expression ` +
          `that holds for all, such as "NotIn" with a value that nothing has.`,
      };
    }
  },
});
