import { CILIUM_POLICY_KINDS } from '../../workspace/cilium-policy.ts';
import { replaceText } from '../../yaml/edit.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { l7PortRules } from './shared/l7-rules.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE']);

/** Methods are matched case-sensitively, and requests carry them in upper case (RFC 9110, section 9.1). */
export const httpMethodCase = defineRule({
  id: 'cilium/http-method-case',
  title: 'Write HTTP methods in upper case',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'safe',
  upstream: ['CIL-CNP-037'],
  *check(policy) {
    for (const { rules } of l7PortRules(policy)) {
      for (const node of scalars(rules, 'http[*].method')) {
        const upper = node.text.toUpperCase();
        if (node.text === upper || !upper.split('|').every((word) => METHODS.has(word))) continue;
        yield {
          at: node,
          message: `"${node.text}" matches no request, because methods are compared with their case. Write "${upper}".`,
          fixes: [
            {
              title: `Change to "${upper}"`,
              kind: 'safe',
              edits: () => [replaceText(policy.document, node, upper)],
            },
          ],
        };
      }
    }
  },
});
