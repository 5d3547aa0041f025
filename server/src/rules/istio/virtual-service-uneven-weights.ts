import type { YamlNode } from '../../yaml/nodes.ts';
import { child } from '../../yaml/select.ts';
import { removePair } from '../../yaml/edit.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, numbers } from '../shared/texts.ts';
import { routesOf } from './shared/destinations.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Sums that a slip in percentages makes; shares such as 1:1 or 3:1 are nowhere near. */
const LEAST_PERCENTAGE_SUM = 80;
const MOST_PERCENTAGE_SUM = 120;

/**
 * Weights that Istio takes and that are surely not meant: one destination without a weight beside others with
 * one, or percentages that do not add up. Source: RouteDestination.weight, "weights are relative".
 */
export const virtualServiceUnevenWeights = defineRule({
  id: 'istio/virtual-service-uneven-weights',
  title: 'Let weights say what you mean',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  upstream: ['KIA1104'],
  *check(resource) {
    for (const route of routesOf(resource)) {
      const list = child(route, 'route');
      if (list?.kind !== 'seq') continue;
      const weights = numbers(route, 'route[*].weight');
      const sum = weights.reduce((total, weight) => total + weight.value, 0);
      if (list.items.length === 1) yield* checkLone(resource, weights);
      else if (weights.length < list.items.length) {
        if (sum > 0 && !isPartial(resource)) yield* checkMissing(list.items);
      } else if (sum !== 100 && sum >= LEAST_PERCENTAGE_SUM && sum <= MOST_PERCENTAGE_SUM) {
        yield {
          at: keyAnchor(route, 'route'),
          upstream: [],
          message: `The weights of "route" add up to ${sum}, so they are no percentages: Istio scales them. Let them add up to 100.`,
        };
      }
    }
  },
});

/** One destination gets everything, whatever its weight. */
function* checkLone(
  { document }: Resource,
  weights: readonly (YamlNode & { value: number })[],
): Iterable<Finding> {
  for (const weight of weights) {
    const { pair } = weight;
    if (weight.value < 1 || weight.value > 99) continue;
    yield {
      fixes:
        pair === undefined
          ? []
          : [{ title: 'Remove the weight', kind: 'suggestion', edits: () => [removePair(document, pair)] }],
      at: weight,
      message: `The weight "${weight.value}" has no effect: the only destination gets all traffic. Remove it, or add the other destination.`,
    };
  }
}

function* checkMissing(items: readonly YamlNode[]): Iterable<Finding> {
  for (const item of items) {
    if (item.kind !== 'map' || isSet(item, 'weight')) continue;
    yield {
      at: anchor(item),
      upstream: [],
      message:
        'The destination gets no traffic: it has no "weight" while others have one. Give it a weight, or remove it.',
    };
  }
}
