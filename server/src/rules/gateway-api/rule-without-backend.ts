import { isBehindGateway } from '../../workspace/gateway-attachment.ts';
import { child, children, select, scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isEmptyList } from '../shared/texts.ts';

/** Filters that answer themselves, or may: extensions are unknown to us. */
const ANSWERS: ReadonlySet<string> = new Set(['RequestRedirect', 'ExtensionRef']);

/** Fields of a rule. Beside others, such as `route`, what is meant as the backend may stand under a wrong name. */
const FIELDS: ReadonlySet<string> = new Set(
  'name matches filters backendRefs timeouts retry sessionPersistence'.split(' '),
);

/**
 * Requests for a rule without backends are answered with 500, unless a filter redirects them; a mirror answers nothing.
 * Routes of a mesh are left alone: there the Service itself may be the backend. Source: Gateway API,
 * HTTPRouteRule.backendRefs.
 */
export const ruleWithoutBackend = defineRule({
  id: 'gateway-api/rule-without-backend',
  title: 'Give every rule a backend or a redirect',
  severity: 'warning',
  kinds: ['HTTPRoute.gateway.networking.k8s.io', 'GRPCRoute.gateway.networking.k8s.io'],
  upstream: ['GW-HR-049'],
  judgesAbsence: true,
  *check(route) {
    if (!isBehindGateway(route)) return;
    for (const rule of select(route.root, 'spec.rules[*]')) {
      if (rule.kind !== 'map' || rule.hasMerge || !isEmptyList(child(rule, 'backendRefs'))) continue;
      if (rule.pairs.some(({ name }) => !FIELDS.has(name))) continue;
      const types = children(child(rule, 'filters')).map((filter) => scalar(filter, 'type')?.text);
      if (types.some((type) => type === undefined || ANSWERS.has(type))) continue;
      yield {
        at: anchor(rule),
        message:
          'Requests for this rule are answered with 500: it has neither "backendRefs" nor a redirect. Add one of them.',
      };
    }
  },
});
