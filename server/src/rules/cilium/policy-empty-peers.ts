import { CILIUM_POLICY_KINDS, PEER_FIELDS, policyEntries } from '../../workspace/cilium-policy.ts';
import { removePair } from '../../yaml/edit.ts';
import { child, findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/**
 * An empty list of peers selects nobody, an absent one does not restrict the peers (ingress.go,
 * SetAggregatedSelectors: "it should not result in any identity being selected").
 */
export const policyEmptyPeers = defineRule({
  id: 'cilium/policy-empty-peers',
  title: 'Leave a peer field out to mean everyone; an empty list means nobody',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  judgesAbsence: true,
  upstream: ['CIL-CNP-085'],
  *check(policy) {
    for (const entry of policyEntries(policy)) {
      for (const field of PEER_FIELDS[entry.direction]) {
        const pair = findPair(entry.node, field);
        const list = child(entry.node, field);
        if (pair === undefined || list?.kind !== 'seq' || list.items.length > 0) continue;
        const effect = entry.denies ? 'denies nobody' : 'lets nobody through';
        const isAlone = entry.node.pairs.length === 1;
        yield {
          at: pair.key,
          message:
            `"${field}" is an empty list, so this entry ${effect}. ` +
            (isAlone
              ? `Name the peers, or write "{}", which plainly denies by default.`
              : `Name the peers, or remove the field if every peer is meant.`),
          fixes: [
            {
              title: `Remove "${field}"`,
              kind: 'suggestion',
              edits: () => [removePair(policy.document, pair)],
            },
          ],
        };
      }
    }
  },
});
