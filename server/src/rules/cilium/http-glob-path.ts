import { CILIUM_POLICY_KINDS } from '../../workspace/cilium-policy.ts';
import { replaceText } from '../../yaml/edit.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { re2Fault } from '../shared/re2-syntax.ts';
import { l7PortRules } from './shared/l7-rules.ts';

/** Anything that only somebody who writes regular expressions writes. */
const MEANT_AS_PATTERN = /[[\](){}|^$+?\\]|\.\*/;

/**
 * `/public/*` as a regular expression is "/public" with any number of slashes behind it, not what a shell
 * makes of it. Source: PortRuleHTTP.Path, "an extended POSIX regex matched against the path of a request".
 */
export const httpGlobPath = defineRule({
  id: 'cilium/http-glob-path',
  title: 'Write `/.*` in `path`, not `/*`',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-036'],
  *check(policy) {
    for (const { rules } of l7PortRules(policy)) {
      for (const node of scalars(rules, 'http[*].path')) {
        const { text } = node;
        if (typeof node.value !== 'string' || MEANT_AS_PATTERN.test(text)) continue;
        // A leading "*" is no regular expression at all, which has a rule of its own.
        if (!text.includes('*') || re2Fault(text) !== undefined) continue;
        const pattern = text
          .replace(/\*$/, '.*')
          .replaceAll(/\/\*(?=\/|$)/g, '/[^/]+')
          .replaceAll(/([^.\]])\*/g, '$1.*');
        const repeated = text[text.indexOf('*') - 1] ?? '';
        yield {
          at: node,
          message:
            `"${text}" is read as a regular expression, in which "*" repeats the "${repeated}" before it. ` +
            `Write "${pattern}" to let anything follow.`,
          fixes: [
            {
              title: `Change to "${pattern}"`,
              kind: 'suggestion',
              edits: () => [replaceText(policy.document, node, pattern)],
            },
          ],
        };
      }
    }
  },
});
