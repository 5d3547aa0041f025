import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';

const VALUES = [
  'spec.rules[*].matches[*].headers[*].value',
  ...['spec.rules[*].filters[*]', 'spec.rules[*].backendRefs[*].filters[*]'].flatMap((filter) =>
    ['requestHeaderModifier', 'responseHeaderModifier'].flatMap((modifier) =>
      ['set', 'add'].map((list) => `${filter}.${modifier}.${list}[*].value`),
    ),
  ),
];

/**
 * A header ends with its line. The standard CRDs let control characters pass, those of the experimental channel refuse
 * them, which the schema reports, and so do proxies. Source: Gateway API, HTTPHeader.value; RFC 9110, section 5.5.
 */
export const headerValueUnprintable = defineRule({
  id: 'gateway-api/header-value-unprintable',
  title: 'Write the value of a header on one line',
  severity: 'warning',
  kinds: ['HTTPRoute.gateway.networking.k8s.io', 'GRPCRoute.gateway.networking.k8s.io'],
  upstream: ['GW-HR-025'],
  *check({ root }, { settings }) {
    if (settings.gatewayApi.channel === 'experimental') return;
    for (const node of VALUES.flatMap((query) => texts(root, query))) {
      const found = [...node.text].find(
        (character) => (character < ' ' && character !== '\t') || character === '\u007f',
      );
      if (found === undefined) continue;
      yield {
        at: node,
        message: `The value holds the character ${JSON.stringify(found)}, which no header can. Write it on one line.`,
      };
    }
  },
});
