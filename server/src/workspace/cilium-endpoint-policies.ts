import type { Resource } from '../resources/resource.ts';
import type { MapNode } from '../yaml/nodes.ts';
import { child } from '../yaml/select.ts';
import { CLUSTERWIDE_POLICY, NAMESPACED_POLICY, policySpecs } from './cilium-policy.ts';
import { parseEndpointSelector, selectedWorkloads, selectsAtLeast } from './cilium-selector.ts';
import type { IndexView } from './index-view.ts';

/** A policy rule and the policy that holds it. */
export interface PolicyRule {
  readonly policy: Resource;
  readonly spec: MapNode;
}

/** The namespace that a policy's selectors speak of where they name none: undefined for a clusterwide policy. */
export function homeOf(policy: Resource): string | undefined {
  return policy.key === NAMESPACED_POLICY ? policy.namespace : undefined;
}

/**
 * The policy rules, `rule` itself included, that can also hold for the endpoints that `rule` selects: Cilium
 * adds up all policies of an endpoint. A rule counts when it selects at least as much, or a workload of the
 * workspace that both select; where neither can be told, the rule counts too.
 */
export function rulesOfSameEndpoints(index: IndexView, { policy, spec }: PolicyRule): PolicyRule[] {
  const selector = parseEndpointSelector(child(spec, 'endpointSelector'));
  const candidates = [
    ...(policy.key === NAMESPACED_POLICY
      ? index.inNamespace(NAMESPACED_POLICY, policy.namespace)
      : index.all(NAMESPACED_POLICY)),
    ...index.all(CLUSTERWIDE_POLICY),
  ].flatMap((other) => policySpecs(other).map((rule) => ({ policy: other, spec: rule })));
  if (selector === undefined) return candidates;
  const selected = new Set(selectedWorkloads(index, selector, homeOf(policy)));
  return candidates.filter((other) => {
    if (other.spec === spec) return true;
    const otherSelector = parseEndpointSelector(child(other.spec, 'endpointSelector'));
    if (otherSelector === undefined) return child(other.spec, 'nodeSelector') === undefined;
    if (selectsAtLeast(otherSelector, selector)) return true;
    return selectedWorkloads(index, otherSelector, homeOf(other.policy)).some((workload) =>
      selected.has(workload),
    );
  });
}

/**
 * The policy rules that surely hold for every endpoint that `rule` selects, without `rule` itself.
 */
export function rulesCovering(index: IndexView, { policy, spec }: PolicyRule): PolicyRule[] {
  const selector = parseEndpointSelector(child(spec, 'endpointSelector'));
  if (selector === undefined) return [];
  return [
    ...(policy.key === NAMESPACED_POLICY ? index.inNamespace(NAMESPACED_POLICY, policy.namespace) : []),
    ...index.all(CLUSTERWIDE_POLICY),
  ].flatMap((other) =>
    policySpecs(other).flatMap((rule) => {
      const covering = parseEndpointSelector(child(rule, 'endpointSelector'));
      const isCovering = rule !== spec && covering !== undefined && selectsAtLeast(covering, selector);
      return isCovering ? [{ policy: other, spec: rule }] : [];
    }),
  );
}
