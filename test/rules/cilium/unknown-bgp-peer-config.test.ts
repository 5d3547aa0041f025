import { unknownBgpPeerConfig } from '../../../server/src/rules/cilium/unknown-bgp-peer-config.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf } from './policy-text.ts';

const cluster = (name: string) =>
  ciliumResourceOf(
    'CiliumBGPClusterConfig',
    `  bgpInstances: [{peers: [{peerConfigRef: {name: ${name}}}]}]\n`,
  );
const PEER = `---\n${ciliumResourceOf('CiliumBGPPeerConfig', '  {}\n')}`;

ruleTest(unknownBgpPeerConfig, {
  valid: {
    'a configuration': cluster('blue') + PEER,
    'nothing is known': cluster('blue'),
    'no reference':
      ciliumResourceOf('CiliumBGPClusterConfig', '  bgpInstances: [{peers: [{name: a}]}]\n') + PEER,
  },
  invalid: {
    'a slip': {
      yaml:
        cluster('<|bleu|>').replace(
          '}}]}]\n',
          '}}]}] #! CiliumBGPPeerConfig "bleu" does not exist, so the peer is not set up. Correct the name, or add it.\n',
        ) + PEER,
      fixed: cluster('blue') + PEER,
    },
    'in a closed workspace': { yaml: cluster('<|tor|>'), settings: { workspace: 'closed' } },
  },
});
