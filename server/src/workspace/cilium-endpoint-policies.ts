import type { Resource } from '../resources/resource.ts';
import { podLabels } from '../resources/workload.ts';
import type { MapNode } from '../yaml/nodes.ts';
import { child } from '../yaml/select.ts';
import { dnsSelectors, reachesDns } from './cilium-dns.ts';
import { CILIUM_POLICY_KINDS, entriesOf, NAMESPACED_POLICY, policySpecs } from './cilium-policy.ts';
import {
  derivedLabels,
  isDerivedLabel,
  parseEndpointSelector,
  selectedWorkloads,
  selectsAtLeast,
  type EndpointSelector,
} from './cilium-selector.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup, type Lookup } from './lookup.ts';

/** A policy rule and the policy that holds it. */
export interface PolicyRule {
  readonly policy: Resource;
  readonly spec: MapNode;
}

const CLUSTERWIDE = '';
const EVERYWHERE = '*';

/**
 * Policies with a rule of some sort, by the place they hold for and by one label that the rule asks for:
 * `shop|app=cart`, `shop|` for a rule that asks for none. So a namespace may hold many policies, and each looks
 * at the few that can share an endpoint with it.
 */
function policiesWith(name: string, has: (policy: Resource, spec: MapNode) => boolean): Lookup {
  return defineLookup({
    name,
    kinds: CILIUM_POLICY_KINDS,
    *keysOf(policy) {
      const place = policy.key === NAMESPACED_POLICY ? policy.namespace : CLUSTERWIDE;
      for (const spec of policySpecs(policy)) {
        if (!has(policy, spec)) continue;
        const [label = ''] = labelsAskedFor(selectorOf(spec));
        yield `${place}|${label}`;
        yield `${EVERYWHERE}|${label}`;
      }
    },
  });
}

function selectorOf(spec: MapNode): EndpointSelector | undefined {
  return parseEndpointSelector(child(spec, 'endpointSelector'));
}

/** The labels, as `key=value`, without which an endpoint is not selected; those of the Pod itself first. */
function labelsAskedFor(selector: EndpointSelector | undefined): string[] {
  return (selector ?? [])
    .flatMap(({ name, operator, values }) =>
      operator === 'In' && values.length === 1 ? [{ name, label: `${name}=${values[0] ?? ''}` }] : [],
    )
    .sort((left, right) => Number(isDerivedLabel(left.name)) - Number(isDerivedLabel(right.name)))
    .map(({ label }) => label);
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
  const selector = selectorOf(spec);
  const selected = new Set(selector === undefined ? [] : selectedWorkloads(index, selector, homeOf(policy)));
  const labels = new Set([...labelsAskedFor(selector), ...[...selected].flatMap(labelsOfEndpoint)]);
  return candidates(index, rule, among, labels).filter((other) => {
    const otherSelector = selectorOf(other.spec);
    if (otherSelector === undefined) return child(other.spec, 'nodeSelector') === undefined;
    if (selector === undefined || selectsAtLeast(otherSelector, selector)) return true;
    if (selected.size === 0) return false;
    return selectedWorkloads(index, otherSelector, homeOf(other.policy)).some((workload) =>
      selected.has(workload),
    );
  });
}

/**
 * The rules, of other policies and of the same one, that surely hold for every endpoint that `rule` selects.
 * @param among which policies are of interest
 */
export function rulesCovering(index: IndexView, rule: PolicyRule, among: Lookup): PolicyRule[] {
  const selector = selectorOf(rule.spec);
  if (selector === undefined) return [];
  return candidates(index, rule, among, new Set(labelsAskedFor(selector))).filter((other) => {
    // A namespaced policy never holds for all that a clusterwide one selects.
    if (rule.policy.key !== NAMESPACED_POLICY && other.policy.key === NAMESPACED_POLICY) return false;
    const covering = selectorOf(other.spec);
    return covering !== undefined && selectsAtLeast(covering, selector);
  });
}

/** The labels by which a rule may ask for a workload's Pods. */
function labelsOfEndpoint(workload: Resource): string[] {
  return [...podLabels(workload), ...derivedLabels(workload)].map(([key, value]) => `${key}=${value}`);
}

/** The rules that ask for no label, or for one of `labels`. */
function candidates(
  index: IndexView,
  { policy, spec }: PolicyRule,
  among: Lookup,
  labels: ReadonlySet<string>,
): PolicyRule[] {
  const places = policy.key === NAMESPACED_POLICY ? [policy.namespace, CLUSTERWIDE] : [EVERYWHERE];
  const keys = ['', ...labels].flatMap((label) => places.map((place) => `${place}|${label}`));
  const others = new Set(keys.flatMap((key) => index.by(among, key)));
  return [...others]
    .flatMap((other) => policySpecs(other).map((otherSpec) => ({ policy: other, spec: otherSpec })))
    .filter((other) => other.spec !== spec);
}
