import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { parseGoDuration } from '../shared/go-duration.ts';
import { isSet, numbers, texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/**
 * Retries that never happen: the whole request times out before the first try does, or a fault is injected,
 * and then Istio configures neither timeout nor retries.
 * Source: HTTPRoute.timeout and HTTPRoute.fault ("timeouts or retries will not be enabled when faults are
 * enabled on the client side").
 */
export const virtualServiceIneffectiveRetries = defineRule({
  id: 'istio/virtual-service-ineffective-retries',
  title: 'Leave time for the retries you ask for',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  *check(resource) {
    for (const route of select(resource.root, 'spec.http[*]')) {
      const timeout = texts(route, 'timeout')[0];
      const perTry = texts(route, 'retries.perTryTimeout')[0];
      const attempts = numbers(route, 'retries.attempts')[0]?.value ?? 0;
      const whole = parseGoDuration(timeout?.text ?? '') ?? 0;
      const single = parseGoDuration(perTry?.text ?? '') ?? 0;
      if (perTry !== undefined && timeout !== undefined && attempts > 0 && whole > 0 && single >= whole) {
        yield {
          at: perTry,
          message: `"perTryTimeout" of "${perTry.text}" is not below the "timeout" of "${timeout.text}", so no retry can follow a slow try. Raise the timeout or lower the time per try.`,
        };
      }
      const lost = ['timeout', 'retries'].find((field) => isSet(route, field));
      if (lost === undefined || !isSet(route, 'fault') || isRetryOff(attempts, lost)) continue;
      yield {
        at: keyAnchor(route, lost),
        severity: 'information',
        message: `"${lost}" has no effect beside "fault": Istio enables neither timeouts nor retries on a route that injects faults. Put the fault into a route of its own.`,
      };
    }
  },
});

function isRetryOff(attempts: number, field: string): boolean {
  return field === 'retries' && attempts === 0;
}
