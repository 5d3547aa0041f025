import type { MapNode, YamlNode } from '../../yaml/nodes.ts';
import { child } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, numbers, texts } from '../shared/texts.ts';
import { DESTINATION_RULE } from './shared/kinds.ts';
import { portPolicies, wholePolicies } from './shared/traffic-policies.ts';

/** Source: Istio webhook, validateTrafficPolicy, validatePortTrafficPolicies and validateTunnelSettings. */
export const destinationRuleInvalidPolicy = defineRule({
  id: 'istio/destination-rule-invalid-policy',
  title: 'Let every traffic policy say something that can hold',
  severity: 'error',
  kinds: [DESTINATION_RULE],
  upstream: ['IST0106'],
  judgesAbsence: true,
  *check(resource) {
    for (const policy of wholePolicies(resource)) {
      if (policy.kind !== 'map') continue;
      if (isEmpty(policy))
        yield { at: anchor(policy), message: 'The traffic policy is empty. Add a setting, or remove it.' };
      if (isSet(policy, 'tunnel') && isSet(policy, 'proxyProtocol')) {
        yield {
          at: keyAnchor(policy, 'proxyProtocol'),
          message: '"proxyProtocol" cannot stand beside "tunnel". Remove one of them.',
        };
      }
      yield* checkTunnel(child(policy, 'tunnel'));
    }
    for (const policy of portPolicies(resource)) {
      if (policy.kind !== 'map') continue;
      if (!isSet(policy, 'port')) {
        yield { at: anchor(policy), message: 'The settings are for no port. Add "port" with a "number".' };
      }
      if (isEmpty(policy)) {
        yield {
          at: anchor(policy),
          message: 'The settings for the port are empty. Add one, or remove the entry.',
        };
      }
    }
  },
});

/** Fields that a misspelled key hides are not missing: the schema reports the key. */
function isEmpty(policy: MapNode): boolean {
  return policy.pairs.every((pair) => pair.name === 'port' || !isSet(policy, pair.name));
}

function* checkTunnel(tunnel: YamlNode | undefined): Iterable<Finding> {
  for (const protocol of texts(tunnel, 'protocol')) {
    if (/^(?:CONNECT|POST)?$/.test(protocol.text)) continue;
    yield {
      at: protocol,
      message: `"${protocol.text}" is no way to open a tunnel. Write "CONNECT" or "POST".`,
    };
  }
  for (const port of numbers(tunnel, 'targetPort')) {
    if (port.value >= 1 && port.value <= 65535) continue;
    yield {
      at: port,
      message: `"${port.text}" is out of range for "targetPort". Write a number from 1 to 65535.`,
    };
  }
}
