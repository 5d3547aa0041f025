import { removePair } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';

/**
 * Names tell rules apart for policies and in the route's status. The API server refuses repeated ones by the CRDs of the
 * experimental channel only, where the schema reports it. Source: Gateway API, RouteRule.name.
 */
export const ruleNameRepeated = defineRule({
  id: 'gateway-api/rule-name-repeated',
  title: 'Give every rule of a route its own name',
  severity: 'warning',
  kinds: ['HTTPRoute.gateway.networking.k8s.io', 'GRPCRoute.gateway.networking.k8s.io'],
  fixable: 'suggestion',
  upstream: ['GW-HR-047'],
  *check({ root, document }, { settings }) {
    if (settings.gatewayApi.channel === 'experimental') return;
    const names = texts(root, 'spec.rules[*].name');
    for (const [place, node] of names.entries()) {
      const first = names.slice(0, place).find(({ text }) => text === node.text);
      const { pair } = node;
      if (first === undefined || pair === undefined) continue;
      yield {
        at: node,
        message: `Another rule is named "${node.text}" too, and the experimental channel refuses that. Give this one its own name.`,
        fixes: [{ title: 'Remove this name', kind: 'suggestion', edits: () => [removePair(document, pair)] }],
        related: [{ document, span: first, message: 'The first one is here.' }],
      };
    }
  },
});
