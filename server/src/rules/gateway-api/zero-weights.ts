import { ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { children, scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/** Requests of a rule whose backends have weights of 0 are answered with 500. Source: Gateway API, BackendRef.weight. */
export const zeroWeights = defineRule({
  id: 'gateway-api/zero-weights',
  title: 'Give some backend of a rule a weight',
  severity: 'warning',
  kinds: ROUTE_KINDS,
  upstream: ['GW-HR-009'],
  *check(route) {
    for (const backends of select(route.root, 'spec.rules[*].backendRefs')) {
      const weights = children(backends).map((backend) => scalar(backend, 'weight'));
      const [first] = weights;
      if (first === undefined || weights.some((weight) => weight?.value !== 0)) continue;
      yield {
        at: first,
        message:
          weights.length === 1
            ? 'The only backend has the weight "0", so nothing gets through. Remove the weight, or the rule.'
            : 'All backends of this rule have the weight "0", so nothing gets through. Give one of them a weight.',
      };
    }
  },
});
