import { bgpUnmatchedAdvertisement } from '../../../server/src/rules/cilium/bgp-unmatched-advertisement.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const peer = (key: string, selector: string) =>
  ciliumResourceOf('CiliumBGPPeerConfig', `  families: [{afi: ipv4, ${key}: ${selector}}]\n`);
const ADVERTISEMENT = `---\n${ciliumResourceOf('CiliumBGPAdvertisement', '  {}\n').replace(
  '  name: blue\n',
  '  name: blue\n  labels: {advertise: bgp}\n',
)}`;

ruleTest(bgpUnmatchedAdvertisement, {
  valid: {
    'its labels': peer('advertisements', '{matchLabels: {advertise: bgp}}') + ADVERTISEMENT,
    everything: peer('advertisements', '{}') + ADVERTISEMENT,
    'nothing is known': peer('advertisements', '{matchLabels: {advertise: bgp}}'),
    'no selector': peer('safi', 'unicast') + ADVERTISEMENT,
  },
  invalid: {
    'other labels': {
      yaml:
        peer('<|advertisements|>', '{matchLabels: {advertise: bgps}}').replace(
          '}}]\n',
          '}}] #! "advertisements" selects no CiliumBGPAdvertisement, so the peers learn no route. Match the labels of one.\n',
        ) + ADVERTISEMENT,
    },
    'none, in a closed workspace': {
      yaml: peer('<|advertisements|>', '{}'),
      settings: { workspace: 'closed' },
    },
  },
});
