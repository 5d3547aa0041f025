import {
  CILIUM_POLICY_KINDS,
  policyEntries,
  portRulesOf,
  type PolicyEntry,
} from '../../workspace/cilium-policy.ts';
import type { MapNode, Pair } from '../../yaml/nodes.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/** What a deny entry does without the field, which the API server drops. */
const ENTRY_FIELDS: Readonly<Record<string, string>> = {
  toFQDNs:
    'what is left denies every peer, or nothing. Names cannot be denied: list those to allow under "egress"',
  fromFQDNs: 'what is left denies every peer, or nothing. Names cannot be denied: use "fromCIDRSet"',
  authentication: 'the entry denies the peers whether they prove who they are or not. Remove it',
};
const PORT_FIELDS: Readonly<Record<string, string>> = {
  rules:
    'the entry denies all of the port. Allow the requests that are wanted with "rules" of an allow entry',
  listener: 'denied traffic goes nowhere. Remove it',
  serverNames: 'the entry denies all of the port. Allow the names that are wanted in an allow entry',
};

/** Deny entries know peers, ports and ICMP types (IngressDenyRule, EgressDenyRule, PortDenyRule). */
export const denyEntryExtras = defineRule({
  id: 'cilium/deny-entry-extras',
  title: 'Deny peers and ports only',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  explains: ['schema/unknown-field'],
  upstream: ['CIL-CNP-023', 'CIL-CNP-024', 'CIL-CNP-040', 'CIL-CNP-048'],
  *check(policy) {
    for (const entry of policyEntries(policy)) {
      if (!entry.denies) continue;
      for (const { pair, effect } of extrasOf(entry)) {
        yield {
          at: pair.key,
          message: `"${pair.name}" is unknown in "${entry.section}". The API server drops it: ${effect}.`,
        };
      }
    }
  },
});

function extrasOf(entry: PolicyEntry): { readonly pair: Pair; readonly effect: string }[] {
  const find = (map: MapNode, fields: Readonly<Record<string, string>>) =>
    Object.entries(fields).flatMap(([name, effect]) => {
      const pair = findPair(map, name);
      return pair === undefined ? [] : [{ pair, effect }];
    });
  return [
    ...find(entry.node, ENTRY_FIELDS),
    ...portRulesOf(entry).flatMap(({ node }) => find(node, PORT_FIELDS)),
  ];
}
