import { portRulesOf, policyEntries, type PortRule } from '../../../workspace/cilium-policy.ts';
import type { Resource } from '../../../resources/resource.ts';
import type { MapNode } from '../../../yaml/nodes.ts';
import { child, findPair } from '../../../yaml/select.ts';

/** An item of `toPorts` with L7 rules; deny entries have none, the schema says so there. */
export interface L7PortRule extends PortRule {
  readonly rules: MapNode;
}

/** Every item of `toPorts` that has `rules` with something in them. */
export function l7PortRules(policy: Resource): L7PortRule[] {
  return policyEntries(policy)
    .filter((entry) => !entry.denies)
    .flatMap(portRulesOf)
    .filter((rule): rule is L7PortRule => rule.rules !== undefined && rule.rules.pairs.length > 0);
}

/** Whether there are rules on DNS names. */
export function hasDnsRules(rules: MapNode): boolean {
  const dns = child(rules, 'dns');
  return dns?.kind === 'seq' && dns.items.length > 0;
}

/** Whether there are rules of a protocol over TCP: HTTP, and Kafka and others of older releases. */
export function hasTcpRules(rules: MapNode): boolean {
  return ['http', 'kafka', 'l7proto'].some((name) => findPair(rules, name) !== undefined);
}
