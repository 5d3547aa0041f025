import { CILIUM_POLICY_KINDS, policyEntries } from '../../workspace/cilium-policy.ts';
import { removeItem } from '../../yaml/edit.ts';
import { child, scalars } from '../../yaml/select.ts';
import { parseCidr } from '../shared/cidr.ts';
import { defineRule } from '../rule.ts';
import { cidrsOf } from './shared/cidrs.ts';

/** "allow CIDR prefix 10.0.0.0/8 does not contain exclude CIDR prefix …" (CIDRRule.Validate). */
export const cidrExceptOutside = defineRule({
  id: 'cilium/cidr-except-outside',
  title: 'Except only what lies inside of the CIDR',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-073'],
  *check(policy) {
    for (const { node, cidr, set } of policyEntries(policy).flatMap(cidrsOf)) {
      const list = child(set, 'except');
      if (list?.kind !== 'seq') continue;
      for (const item of scalars(set, 'except[*]')) {
        const except = parseCidr(item.text);
        if (except === undefined) continue;
        // The agent looks at the first address of the exception only, as does this.
        const isInside =
          except.family === cidr.family && except.address >= cidr.first && except.address <= cidr.last;
        if (isInside) continue;
        yield {
          at: item,
          message: `"${item.text}" does not lie in "${node.text}", and Cilium refuses the whole policy. Correct it or remove it.`,
          fixes: [
            {
              title: `Remove "${item.text}"`,
              kind: 'suggestion',
              edits: () => [removeItem(policy.document, list, list.items.indexOf(item))],
            },
          ],
        };
      }
    }
  },
});
