import type { Resource } from '../resources/resource.ts';
import type { MapNode } from '../yaml/nodes.ts';
import { child } from '../yaml/select.ts';
import { dnsSelectors, reachesDns } from './cilium-dns.ts';
import { CILIUM_POLICY_KINDS, entriesOf, NAMESPACED_POLICY, policySpecs } from './cilium-policy.ts';
import { parseEndpointSelector, selectedWorkloads, selectsAtLeast } from './cilium-selector.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup, type Lookup } from './lookup.ts';

/** A policy rule and the policy that holds it. */
export interface PolicyRule {
  readonly policy: Resource;
  readonly spec: MapNode;
}

const CLUSTERWIDE_KEY = '';
const EVERY_KEY = '*';

/**
 * Policies with a rule of some sort, by namespace. Few policies have such rules, so that asking for them stays
 * cheap in a namespace with many.
 */
function policiesWith(name: string, has: (policy: Resource, spec: MapNode) => boolean): Lookup {
  return defineLookup({
    name,
    kinds: CILIUM_POLICY_KINDS,
    *keysOf(policy) {
      if (!policySpecs(policy).some((spec) => has(policy, spec))) return;
      yield EVERY_KEY;
      yield policy.key === NAMESPACED_POLICY ? policy.namespace : CLUSTERWIDE_KEY;
    },
  });
}

/** Policies that let Cilium's DNS proxy see queries. */
export const POLICIES_WITH_DNS_RULES = policiesWith(
  'cilium-policies-with-dns-rules',
  (_, spec) => dnsSelectors(spec).length > 0,
);

/** Policies that may let DNS queries through, seen or not. */
export const POLICIES_THAT_REACH_DNS = policiesWith('cilium-policies-that-reach-dns', reachesDns);

/** Policies that deny something. */
export const POLICIES_THAT_DENY = policiesWith('cilium-policies-that-deny', (_, spec) =>
  entriesOf(spec).some((entry) => entry.denies),
);

/** The namespace that a policy's selectors speak of where they name none: undefined for a clusterwide policy. */
export function homeOf(policy: Resource): string | undefined {
  return policy.key === NAMESPACED_POLICY ? policy.namespace : undefined;
}

/**
 * The rules of other policies that can also hold for the endpoints that `rule` selects, and the policy's other
 * rules: Cilium adds up all policies of an endpoint. A rule counts when it selects at least as much, or a
 * workload of the workspace that both select; where neither can be told, the rule counts too.
 * @param among which policies are of interest
 */
export function rulesOfSameEndpoints(index: IndexView, rule: PolicyRule, among: Lookup): PolicyRule[] {
  const { policy, spec } = rule;
  const selector = parseEndpointSelector(child(spec, 'endpointSelector'));
  const candidates = othersAmong(index, rule, among, policy.key === NAMESPACED_POLICY);
  if (selector === undefined) return candidates;
  let selected: ReadonlySet<Resource> | undefined;
  return candidates.filter((other) => {
    const otherSelector = parseEndpointSelector(child(other.spec, 'endpointSelector'));
    if (otherSelector === undefined) return child(other.spec, 'nodeSelector') === undefined;
    if (selectsAtLeast(otherSelector, selector)) return true;
    selected ??= new Set(selectedWorkloads(index, selector, homeOf(policy)));
    if (selected.size === 0) return false;
    const both = selected;
    return selectedWorkloads(index, otherSelector, homeOf(other.policy)).some((workload) =>
      both.has(workload),
    );
  });
}

/**
 * The rules, of other policies and of the same one, that surely hold for every endpoint that `rule` selects.
 * @param among which policies are of interest
 */
export function rulesCovering(index: IndexView, rule: PolicyRule, among: Lookup): PolicyRule[] {
  const selector = parseEndpointSelector(child(rule.spec, 'endpointSelector'));
  if (selector === undefined) return [];
  // A namespaced policy never holds for all that a clusterwide one selects.
  const candidates = othersAmong(index, rule, among, true).filter(
    (other) => rule.policy.key === NAMESPACED_POLICY || other.policy.key !== NAMESPACED_POLICY,
  );
  return candidates.filter((other) => {
    const covering = parseEndpointSelector(child(other.spec, 'endpointSelector'));
    return covering !== undefined && selectsAtLeast(covering, selector);
  });
}

function othersAmong(
  index: IndexView,
  { policy, spec }: PolicyRule,
  among: Lookup,
  isBoundToNamespace: boolean,
): PolicyRule[] {
  const keys = isBoundToNamespace ? new Set([policy.namespace, CLUSTERWIDE_KEY]) : [EVERY_KEY];
  return [...keys]
    .flatMap((key) => index.by(among, key))
    .flatMap((other) => policySpecs(other).map((otherSpec) => ({ policy: other, spec: otherSpec })))
    .filter((other) => other.spec !== spec);
}
