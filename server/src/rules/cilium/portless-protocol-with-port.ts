import { CILIUM_POLICY_KINDS, policyPortRules } from '../../workspace/cilium-policy.ts';
import { removePair } from '../../yaml/edit.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { portText, PORTLESS_PROTOCOLS, protocolOf } from './shared/ports.ts';

/** "port must be empty or 0" (PortProtocol.Validate): VRRP, IGMP, GRE and their like have no ports. */
export const portlessProtocolWithPort = defineRule({
  id: 'cilium/portless-protocol-with-port',
  title: 'Give protocols without ports none',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-058'],
  *check(policy) {
    for (const { ports } of policyPortRules(policy)) {
      for (const port of ports) {
        const node = portText(port);
        const pair = findPair(port, 'port');
        const protocol = protocolOf(port) ?? '';
        if (node === undefined || pair === undefined || node.text === '0') continue;
        if (!PORTLESS_PROTOCOLS.has(protocol)) continue;
        yield {
          at: node,
          message: `"${protocol}" has no ports, and Cilium refuses the whole policy with port "${node.text}". Remove "port".`,
          fixes: [
            { title: 'Remove "port"', kind: 'suggestion', edits: () => [removePair(policy.document, pair)] },
          ],
        };
      }
    }
  },
});
