import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';

const LISTS = [
  'spec.rules[*].matches[*].headers',
  ...['spec.rules[*].filters[*]', 'spec.rules[*].backendRefs[*].filters[*]'].flatMap((filter) =>
    ['requestHeaderModifier', 'responseHeaderModifier'].flatMap((modifier) =>
      ['set', 'add'].map((list) => `${filter}.${modifier}.${list}`),
    ),
  ),
];

/**
 * Names of headers have no case: of entries that differ in nothing else only the first counts. The API server compares
 * them letter by letter and lets them pass. Source: Gateway API, HTTPHeaderMatch.name and HTTPHeaderFilter.
 */
export const headerNameRepeated = defineRule({
  id: 'gateway-api/header-name-repeated',
  title: 'Name every header once',
  severity: 'warning',
  kinds: ['HTTPRoute.gateway.networking.k8s.io', 'GRPCRoute.gateway.networking.k8s.io'],
  upstream: ['GW-HR-006'],
  *check({ root, document }) {
    for (const list of LISTS.flatMap((query) => select(root, query))) {
      const names = texts(list, '[*].name');
      for (const [place, node] of names.entries()) {
        const first = names
          .slice(0, place)
          .find(({ text }) => text !== node.text && text.toLowerCase() === node.text.toLowerCase());
        if (first === undefined) continue;
        yield {
          at: node,
          message: `Header "${node.text}" is the same as "${first.text}", and only the first of them counts. Remove one.`,
          related: [{ document, span: first, message: 'The first one is here.' }],
        };
      }
    }
  },
});
