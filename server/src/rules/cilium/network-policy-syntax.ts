import {
  CILIUM_POLICY_KINDS,
  policyEntries,
  policySpecs,
  type PolicyDirection,
} from '../../workspace/cilium-policy.ts';
import { removePair } from '../../yaml/edit.ts';
import type { MapNode, Pair } from '../../yaml/nodes.ts';
import { child, children } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { convertPeer } from './shared/convert-peer.ts';

/**
 * Fields of Kubernetes' NetworkPolicy in a policy of Cilium are unknown there: the API server drops them, and
 * what is left is wider, or denies by default (cilium/cilium#4504).
 */
export const networkPolicySyntax = defineRule({
  id: 'cilium/network-policy-syntax',
  title: "Write Cilium's policies in Cilium's words, not in those of NetworkPolicy",
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  explains: ['schema/unknown-field'],
  upstream: ['CIL-CNP-014', 'CIL-CNP-015'],
  *check(policy) {
    for (const { pair, advice, isIdle, peer } of habits(policy)) {
      yield {
        at: pair.key,
        message: `"${pair.name}" belongs to NetworkPolicy. The API server drops it here: ${advice}`,
        fixes:
          isIdle === true
            ? [remove(policy, pair)]
            : peer === undefined
              ? []
              : convertPeer(policy.document, peer),
      };
    }
  },
});

interface Habit {
  readonly pair: Pair;
  readonly advice: string;
  /** True if the policy means the same without the field. */
  readonly isIdle?: boolean;
  /** The peer that holds the field. */
  readonly peer?: MapNode;
}

function* habits(policy: Resource): Iterable<Habit> {
  for (const spec of policySpecs(policy)) {
    yield* named(
      spec,
      {
        policyTypes: 'a direction counts when "ingress" or "egress" has an entry. Remove it.',
      },
      true,
    );
  }
  for (const { node, direction } of policyEntries(policy)) {
    yield* named(node, entryAdvice(direction));
    for (const field of ['fromEndpoints', 'toEndpoints']) {
      for (const peer of children(child(node, field))) {
        if (peer.kind !== 'map') continue;
        for (const habit of named(peer, PEER_ADVICE)) yield { ...habit, peer };
      }
    }
  }
}

function entryAdvice(direction: PolicyDirection): Readonly<Record<string, string>> {
  const prefix = direction === 'ingress' ? 'from' : 'to';
  const advice = `name the peers in "${prefix}Endpoints", "${prefix}CIDRSet" or "${prefix}Entities", or what is left names no peer.`;
  return { [prefix]: advice, ports: 'write "toPorts", with a list of "ports" inside.' };
}

const PEER_ADVICE: Readonly<Record<string, string>> = {
  podSelector: 'write its "matchLabels" here directly, or the selector selects every Pod.',
  namespaceSelector:
    'name the namespace with the label "k8s:io.kubernetes.pod.namespace", or its labels under "k8s:io.cilium.k8s.namespace.labels.".',
  ipBlock: 'addresses go in "fromCIDRSet" or "toCIDRSet", an entry of its own.',
};

function* named(map: MapNode, advice: Readonly<Record<string, string>>, isIdle = false): Iterable<Habit> {
  for (const pair of map.pairs) {
    const text = Object.hasOwn(advice, pair.name) ? advice[pair.name] : undefined;
    if (text !== undefined && !pair.key.masked) yield { pair, advice: text, isIdle };
  }
}

function remove({ document }: Resource, pair: Pair): Fix {
  return {
    title: `Remove "${pair.name}"`,
    kind: 'suggestion',
    edits: () => [removePair(document, pair)],
  };
}
