import type { ScalarNode } from '../../yaml/nodes.ts';
import { titleNode } from '../../resources/resource.ts';
import { child } from '../../yaml/select.ts';
import { isEmptyList, isSet, numbers } from '../shared/texts.ts';
import { defineRule } from '../rule.ts';
import { RATE_LIMIT } from './shared/kinds.ts';

/** Refused by the webhook of the policy controller (policy-controller/src/admission.rs, RateLimitPolicySpec). */
export const rateLimitLimits = defineRule({
  id: 'linkerd/rate-limit-limits',
  title: 'Let no client have more requests than all together',
  severity: 'error',
  kinds: [RATE_LIMIT],
  upstream: ['L5D-RL-002', 'L5D-RL-004'],
  judgesAbsence: true,
  *check(policy) {
    const total = numbers(policy.root, 'spec.total.requestsPerSecond')[0];
    const parts = ['spec.identity.requestsPerSecond', 'spec.overrides[*].requestsPerSecond'].flatMap(
      (query) => numbers(policy.root, query),
    );
    for (const limit of total === undefined ? parts : [total, ...parts]) {
      const message = faultOf(limit, total);
      if (message !== undefined) yield { at: limit, message, upstream: ['L5D-RL-002'] };
    }
    const spec = child(policy.root, 'spec');
    if (spec?.kind !== 'map' || spec.masked) return;
    if (isSet(spec, 'total') || isSet(spec, 'identity') || !isEmptyList(child(spec, 'overrides'))) return;
    yield {
      at: titleNode(policy),
      severity: 'warning',
      upstream: ['L5D-RL-004'],
      message: `"${policy.name}" sets no limit at all. Add "total", "identity" or "overrides".`,
    };
  },
});

function faultOf(
  limit: ScalarNode & { readonly value: number },
  total: (ScalarNode & { readonly value: number }) | undefined,
): string | undefined {
  if (limit.value <= 0)
    return `"${limit.text}" would let no request through, and Linkerd refuses it. Write 1 or more.`;
  if (total === undefined || limit.value <= total.value) return undefined;
  return `"${limit.text}" for one client is more than the "${total.text}" for all, and Linkerd refuses it. Lower it, or raise the total.`;
}
