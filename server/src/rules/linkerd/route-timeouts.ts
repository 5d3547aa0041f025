import { parseGoDuration } from '../shared/go-duration.ts';
import { texts } from '../shared/texts.ts';
import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { LINKERD_HTTP_ROUTE } from './shared/kinds.ts';

/** Refused by the webhook of the policy controller; in the group of the Gateway API the schema says it. */
export const routeTimeouts = defineRule({
  id: 'linkerd/route-timeouts',
  title: 'Let a try take no longer than the whole request',
  severity: 'error',
  kinds: [LINKERD_HTTP_ROUTE],
  upstream: ['L5D-HR-005', 'L5D-HR-006'],
  *check(route) {
    for (const timeout of texts(route.root, 'spec.rules[*].timeouts[*]')) {
      if ((parseGoDuration(timeout.text) ?? 0) >= 0) continue;
      yield {
        at: timeout,
        upstream: ['L5D-HR-006'],
        message: `"${timeout.text}" is negative, and Linkerd refuses that. Write how long to wait, or 0s for no limit.`,
      };
    }
    for (const timeouts of select(route.root, 'spec.rules[*].timeouts')) {
      const whole = texts(timeouts, 'request')[0];
      const single = texts(timeouts, 'backendRequest')[0];
      if (whole === undefined || single === undefined) continue;
      const most = parseGoDuration(whole.text);
      const time = parseGoDuration(single.text);
      // A request of 0 has no limit.
      if (most === undefined || time === undefined || most <= 0 || time <= most) continue;
      yield {
        at: single,
        upstream: ['L5D-HR-005'],
        message: `"${single.text}" for one try is longer than the "${whole.text}" of the whole request, and Linkerd refuses that. Make it at most as long.`,
      };
    }
  },
});
