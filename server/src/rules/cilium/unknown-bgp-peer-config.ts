import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

const PEER_CONFIG = 'CiliumBGPPeerConfig.cilium.io';

/** A peer whose configuration is missing is not set up at all (operator and agent, bgpv2). */
export const unknownBgpPeerConfig = defineRule({
  id: 'cilium/unknown-bgp-peer-config',
  title: 'Refer to BGP peer configurations that exist',
  severity: 'warning',
  kinds: ['CiliumBGPClusterConfig.cilium.io'],
  reads: [PEER_CONFIG],
  fixable: 'suggestion',
  upstream: ['CIL-REF:peerconfig-missing'],
  *check(config, { index, referenceSeverity }) {
    const severity = referenceSeverity(PEER_CONFIG);
    if (severity === undefined) return;
    for (const name of scalars(config.root, 'spec.bgpInstances[*].peers[*].peerConfigRef.name')) {
      if (index.get(PEER_CONFIG, '', name.text) !== undefined) continue;
      const others = index.all(PEER_CONFIG).map((other) => other.name);
      yield {
        at: name,
        severity,
        message: `CiliumBGPPeerConfig "${name.text}" does not exist, so the peer is not set up. Correct the name, or add it.`,
        fixes: nearestFixes(config, name, others),
      };
    }
  },
});
