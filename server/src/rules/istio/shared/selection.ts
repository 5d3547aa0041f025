import type { IndexView } from '../../../workspace/index-view.ts';
import { rootNamespaceOf } from '../../../workspace/istio-mesh-config.ts';
import { selectorLabels, SIDECAR } from '../../../workspace/istio-policies.ts';
import { workloadsWith } from '../../../workspace/workloads.ts';
import type { Resource, RuleContext } from '../../rule.ts';

/**
 * The namespace in which a policy's selector looks for workloads.
 * @returns undefined for any: policies of the root namespace select in the whole mesh
 */
export function selectionScope(policy: Resource, { index, settings }: RuleContext): string | undefined {
  const root = rootNamespaceOf(index, settings.istio.rootNamespace);
  return policy.namespace === root && policy.key !== SIDECAR ? undefined : policy.namespace;
}

/** The workloads that a policy selects; without a selector all of its namespace, or of the mesh. */
export function selectedWorkloads(policy: Resource, context: RuleContext): readonly Resource[] {
  return workloadsWith(context.index, selectorLabels(policy), selectionScope(policy, context));
}

/** The other resources of the kind and namespace, without other versions of the same one. */
export function siblings(index: IndexView, policy: Resource): Resource[] {
  return index.inNamespace(policy.key, policy.namespace).filter((other) => other.name !== policy.name);
}
