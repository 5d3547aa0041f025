import { child } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { numbers } from '../shared/texts.ts';
import { routesOf } from './shared/destinations.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/**
 * Several destinations whose weights are all zero or absent. Any other sum is fine: Istio counts in shares.
 * Source: Istio webhook, "total destination weight = 0" and validateWeight.
 */
export const virtualServiceZeroWeights = defineRule({
  id: 'istio/virtual-service-zero-weights',
  title: 'Give weights to the destinations that share traffic',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['IST0106'],
  *check(resource) {
    for (const route of routesOf(resource)) {
      const weights = numbers(route, 'route[*].weight');
      for (const weight of weights) {
        if (weight.value >= 0) continue;
        yield { at: weight, message: `"${weight.text}" is no weight. Write 0 or more.` };
      }
      const list = child(route, 'route');
      if (list?.kind !== 'seq' || list.items.length < 2) continue;
      const written = list.items.filter((item) => child(item, 'weight') !== undefined).length;
      const sum = weights.reduce((total, weight) => total + weight.value, 0);
      if (sum !== 0 || written > weights.length || isPartial(resource)) continue;
      yield {
        at: keyAnchor(route, 'route'),
        message: `No destination of "route" gets any traffic, because their weights add up to 0. Give each a weight.`,
      };
    }
  },
});
