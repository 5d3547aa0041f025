import { scalar, select, text } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { SERVICE_PROFILE } from './shared/kinds.ts';

/** Methods that change something each time (RFC 9110, 9.2.2). */
const NOT_IDEMPOTENT: ReadonlySet<string> = new Set(['POST', 'PATCH']);

export const serviceProfileRetryMethod = defineRule({
  id: 'linkerd/service-profile-retry-method',
  title: 'Retry only what may safely happen twice',
  severity: 'information',
  kinds: [SERVICE_PROFILE],
  upstream: ['L5D-SP-011'],
  *check(profile) {
    for (const route of select(profile.root, 'spec.routes[*]')) {
      const method = text(route, 'condition.method')?.toUpperCase() ?? '';
      const retry = scalar(route, 'isRetryable');
      if (retry?.value !== true || !NOT_IDEMPOTENT.has(method)) continue;
      yield {
        at: retry,
        message: `"${method}" may have happened although its answer failed, and a retry would do it again. Retry it only if the application takes that.`,
      };
    }
  },
});
