import { ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { children, scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/**
 * Weights are shares of their sum, not percents: 90 and 20 are legal and mean 82 and 18. Reported only where the sum comes
 * near 100, and so percents were meant. Source: Gateway API, BackendRef.weight.
 */
export const weightsNotPercent = defineRule({
  id: 'gateway-api/weights-not-percent',
  title: 'Let weights that are meant as percents add up to 100',
  severity: 'information',
  kinds: ROUTE_KINDS,
  upstream: ['GW-HR-010'],
  *check(route) {
    for (const backends of select(route.root, 'spec.rules[*].backendRefs')) {
      const weights = children(backends).map((backend) => scalar(backend, 'weight'));
      const numbers = weights.map((weight) => (typeof weight?.value === 'number' ? weight.value : NaN));
      const sum = numbers.reduce((total, number) => total + number, 0);
      const [first] = weights;
      // A missing weight makes the sum no number.
      if (first === undefined || weights.length < 2 || sum === 100 || !(sum >= 90 && sum <= 110)) continue;
      yield {
        at: first,
        message: `The weights of this rule add up to "${sum}". They are shares of their sum, not percents; make it 100 if percents are meant.`,
      };
    }
  },
});
