import { CILIUM_POLICY_KINDS, isFilled, policyEntries } from '../../workspace/cilium-policy.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { canSplit, splitEntry } from './shared/split-entry.ts';

/** "The ICMPs block may only be present without ToPorts. Define a separate rule to use ToPorts." (rule_validation.go) */
export const icmpsWithPorts = defineRule({
  id: 'cilium/icmps-with-ports',
  title: 'Keep `icmps` and `toPorts` in entries of their own',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-060'],
  *check(policy) {
    for (const entry of policyEntries(policy)) {
      const pair = findPair(entry.node, 'icmps');
      if (pair === undefined || !isFilled(entry, 'icmps') || !isFilled(entry, 'toPorts')) continue;
      const names = entry.node.pairs.map(({ name }) => name);
      yield {
        at: pair.key,
        message: `"icmps" stands beside "toPorts", and Cilium refuses the whole policy. Write an entry of its own for each.`,
        fixes: canSplit(entry)
          ? [
              {
                title: 'Move "icmps" to an entry of its own',
                kind: 'suggestion',
                edits: () =>
                  splitEntry(policy.document, entry, [
                    names.filter((name) => name !== 'icmps'),
                    names.filter((name) => name !== 'toPorts'),
                  ]),
              },
            ]
          : [],
      };
    }
  },
});
