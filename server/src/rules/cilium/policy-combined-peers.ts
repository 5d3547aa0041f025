import {
  CILIUM_POLICY_KINDS,
  filledPeers,
  PEER_FIELDS,
  policyEntries,
  type PolicyEntry,
} from '../../workspace/cilium-policy.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { canSplit, splitEntry } from './shared/split-entry.ts';

/**
 * One entry takes one kind of peer: "combining FromEndpoints and FromEntities is not supported yet"
 * (IngressCommonRule.Validate, EgressCommonRule.Validate). The API server accepts it, and only the agent's log
 * and the policy's status tell that nothing is enforced.
 */
export const policyCombinedPeers = defineRule({
  id: 'cilium/policy-combined-peers',
  title: 'Name one kind of peer per entry',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-010'],
  *check(policy) {
    for (const entry of policyEntries(policy)) {
      const [first, ...others] = filledPeers(entry).sort(byPlace(entry));
      const second = others[0];
      if (first === undefined || second === undefined) continue;
      yield {
        at: findPair(entry.node, second)?.key ?? entry.node,
        message:
          `"${second}" stands beside "${first}" in one entry, and Cilium refuses the whole policy. ` +
          `Write an entry of its own for each; entries add up.`,
        fixes: canSplit(entry)
          ? [
              {
                title: `Split into one entry per kind of peer`,
                kind: 'suggestion',
                edits: () => split(policy, entry, [first, ...others]),
              },
            ]
          : [],
      };
    }
  },
});

function byPlace({ node }: PolicyEntry): (left: string, right: string) => number {
  const placeOf = (name: string) => node.pairs.findIndex((pair) => pair.name === name);
  return (left, right) => placeOf(left) - placeOf(right);
}

function split(policy: Resource, entry: PolicyEntry, peers: readonly string[]) {
  const all: readonly string[] = PEER_FIELDS[entry.direction];
  const shared = entry.node.pairs.map((pair) => pair.name).filter((name) => !all.includes(name));
  return splitEntry(
    policy.document,
    entry,
    peers.map((peer) => [peer, ...shared]),
  );
}
