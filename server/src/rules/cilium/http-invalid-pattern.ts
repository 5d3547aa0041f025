import { CILIUM_POLICY_KINDS } from '../../workspace/cilium-policy.ts';
import { replaceText } from '../../yaml/edit.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { re2Fault } from '../shared/re2-syntax.ts';
import { l7PortRules } from './shared/l7-rules.ts';

/** `path`, `method` and `host` are regular expressions, compiled by the agent (PortRuleHTTP.Validate). */
export const httpInvalidPattern = defineRule({
  id: 'cilium/http-invalid-pattern',
  title: 'Write `path`, `method` and `host` as regular expressions',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-035'],
  *check(policy) {
    for (const { rules } of l7PortRules(policy)) {
      for (const field of ['path', 'method', 'host']) {
        for (const node of scalars(rules, `http[*].${field}`)) {
          if (typeof node.value !== 'string') continue;
          const fault = re2Fault(node.text);
          if (fault === undefined) continue;
          const repaired = fromGlob(node.text);
          yield {
            at: node,
            message: `"${node.text}" is no regular expression: ${fault}. Correct it, or Cilium refuses the whole policy.`,
            fixes:
              repaired === undefined
                ? []
                : [
                    {
                      title: `Change to "${repaired}"`,
                      kind: 'suggestion',
                      edits: () => [replaceText(policy.document, node, repaired)],
                    },
                  ],
          };
        }
      }
    }
  },
});

/** The pattern that a shell glob such as `*` or `*.example.com` stands for. */
function fromGlob(text: string): string | undefined {
  if (!/^[\w./*-]*$/.test(text)) return undefined;
  const pattern = text.replaceAll(/\.(?!\*)/g, '\\.').replaceAll(/\.?\*+/g, '.*');
  return re2Fault(pattern) === undefined ? pattern : undefined;
}
