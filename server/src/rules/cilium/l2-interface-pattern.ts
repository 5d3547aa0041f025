import { replaceText } from '../../yaml/edit.ts';
import { scalars } from '../../yaml/select.ts';
import { re2Fault } from '../shared/re2-syntax.ts';
import { defineRule } from '../rule.ts';

/** `interfaces` are regular expressions (Go's regexp) searched for in the names of devices. */
export const l2InterfacePattern = defineRule({
  id: 'cilium/l2-interface-pattern',
  title: 'Write `interfaces` as regular expressions',
  severity: 'warning',
  kinds: ['CiliumL2AnnouncementPolicy.cilium.io'],
  fixable: 'suggestion',
  upstream: ['CIL-L2-002'],
  *check({ root, document }) {
    for (const node of scalars(root, 'spec.interfaces[*]')) {
      if (typeof node.value !== 'string') continue;
      const fault = re2Fault(node.text);
      const isGlob = /^[a-zA-Z0-9_-]*\*$/.test(node.text);
      if (fault === undefined && !isGlob) continue;
      const pattern = isGlob ? `^${node.text.slice(0, -1)}.*` : undefined;
      yield {
        at: node,
        message:
          fault === undefined
            ? `"${node.text}" is read as a regular expression, in which "*" repeats the letter before it. Write "${pattern ?? ''}".`
            : `"${node.text}" is no regular expression: ${fault}. Correct it, or Cilium announces on no interface.`,
        fixes:
          pattern === undefined
            ? []
            : [
                {
                  title: `Change to "${pattern}"`,
                  kind: 'suggestion',
                  edits: () => [replaceText(document, node, pattern)],
                },
              ],
      };
    }
  },
});
