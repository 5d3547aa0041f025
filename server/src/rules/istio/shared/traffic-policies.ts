import type { Resource } from '../../../resources/resource.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { select } from '../../../yaml/select.ts';

const POLICY_QUERIES = ['spec.trafficPolicy', 'spec.subsets[*].trafficPolicy'] as const;

/** The traffic policies of a DestinationRule and of its subsets, without those of single ports. */
export function wholePolicies(destinationRule: Resource): YamlNode[] {
  return POLICY_QUERIES.flatMap((query) => select(destinationRule.root, query));
}

/** The policies for single ports. */
export function portPolicies(destinationRule: Resource): YamlNode[] {
  return POLICY_QUERIES.flatMap((query) => select(destinationRule.root, `${query}.portLevelSettings[*]`));
}

/** Every traffic policy of a DestinationRule. */
export function trafficPolicies(destinationRule: Resource): YamlNode[] {
  return [...wholePolicies(destinationRule), ...portPolicies(destinationRule)];
}

/** Every connection pool: those of a DestinationRule's policies, or those of a Sidecar. */
export function connectionPools(resource: Resource): YamlNode[] {
  if (resource.kind === 'Sidecar') {
    return ['spec.inboundConnectionPool', 'spec.ingress[*].connectionPool'].flatMap((query) =>
      select(resource.root, query),
    );
  }
  return trafficPolicies(resource).flatMap((policy) => select(policy, 'connectionPool'));
}
