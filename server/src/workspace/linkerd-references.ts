import type { Resource } from '../resources/resource.ts';
import type { MapNode, ScalarNode, YamlNode } from '../yaml/nodes.ts';
import { scalar, select } from '../yaml/select.ts';

/** A reference of a policy to another object. */
export interface PolicyReference {
  readonly map: MapNode;
  /** The group as written; '' where it is absent, which stands for the core group. */
  readonly group: string;
  readonly groupNode: ScalarNode | undefined;
  readonly kind: ScalarNode;
  /** Undefined where no name is written, or a template fills it in. */
  readonly name: ScalarNode | undefined;
  /** The policy's own unless written. */
  readonly namespace: string;
}

/** The references at a query such as `spec.requiredAuthenticationRefs[*]`, without those that templates fill in. */
export function policyReferences(policy: Resource, query: string): PolicyReference[] {
  return select(policy.root, query).flatMap((map) => {
    const kind = scalar(map, 'kind');
    if (map.kind !== 'map' || kind === undefined || isMasked(map, 'group') || isMasked(map, 'namespace'))
      return [];
    const groupNode = scalar(map, 'group');
    const group = (groupNode?.text ?? '').replace(/^core$/i, '');
    const namespace = scalar(map, 'namespace')?.text || policy.namespace;
    return [{ map, group, groupNode, kind, name: scalar(map, 'name'), namespace }];
  });
}

function isMasked(map: YamlNode, field: string): boolean {
  return select(map, field).some((node) => node.kind !== 'scalar' || node.masked);
}

/** Whether a reference means a kind; Linkerd compares without regard to case (policy-controller, `targets_kind`). */
export function refersTo(reference: PolicyReference, group: string, kind: string): boolean {
  return reference.group.toLowerCase() === group && reference.kind.text.toLowerCase() === kind.toLowerCase();
}
