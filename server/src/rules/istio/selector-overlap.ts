import { PEER_AUTHENTICATION } from '../../workspace/istio-mutual-tls.ts';
import { dataPlaneOf } from '../../workspace/istio-namespaces.ts';
import {
  hasUnreadableSelector,
  policiesSelecting,
  selectorNode,
  SIDECAR,
  targetReferences,
  TELEMETRY,
} from '../../workspace/istio-policies.ts';
import { podLabels, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { defineRule, type Resource, type RuleContext } from '../rule.ts';
import { selectedWorkloads } from './shared/selection.ts';

const UPSTREAM: Readonly<Record<string, readonly string[]>> = {
  [PEER_AUTHENTICATION]: ['KIA0003'],
  [SIDECAR]: ['IST0110', 'KIA0003'],
  [TELEMETRY]: ['IST0159'],
};

/**
 * Of these kinds one resource holds for a Pod: of two that select it, Istio takes the older one. Sources:
 * istioctl analyze (sidecar.SelectorAnalyzer, telemetry.SelectorAnalyzer), Kiali (common.GenericMultiMatchChecker).
 */
export const selectorOverlap = defineRule({
  id: 'istio/selector-overlap',
  title: 'Select a workload by one resource of a kind',
  severity: 'warning',
  kinds: Object.keys(UPSTREAM),
  reads: [...Object.keys(UPSTREAM), ...WORKLOAD_KINDS, 'Namespace'],
  upstream: ['IST0110', 'IST0159', 'KIA0003'],
  *check(policy, context) {
    const selector = selectorNode(policy);
    if (selector?.pair === undefined || !isComparable(policy)) return;
    for (const workload of relevantWorkloads(policy, context)) {
      const other = rivalOf(policy, workload, context);
      if (other === undefined) continue;
      yield {
        at: selector.pair.key,
        message:
          `${policy.kind} "${other.name}" selects ${workload.kind} "${workload.name}" too, and Istio uses only the older ` +
          'one of the two. Narrow one of the selectors.',
        upstream: UPSTREAM[policy.key] ?? [],
        related: [
          {
            document: other.document,
            span: selectorNode(other)?.pair?.key ?? other.kindNode,
            message: `The selector of "${other.name}"`,
          },
        ],
      };
      return;
    }
  },
});

/** Another resource of the kind and namespace that selects a workload. */
function rivalOf(policy: Resource, workload: Resource, { index }: RuleContext): Resource | undefined {
  return policiesSelecting(index, policy.key, policy.namespace, podLabels(workload)).find(
    // Two documents of one name are one resource, in two versions.
    (other) => other.name !== policy.name && isComparable(other),
  );
}

function isComparable(policy: Resource): boolean {
  return !hasUnreadableSelector(policy) && targetReferences(policy).length === 0;
}

/** Sidecars do not hold for Pods in ambient mode. */
function relevantWorkloads(policy: Resource, context: RuleContext): readonly Resource[] {
  const workloads = selectedWorkloads(policy, context);
  if (policy.key !== SIDECAR) return workloads;
  return workloads.filter((workload) => dataPlaneOf(context.index, workload) !== 'ambient');
}
