import { isAmbientNamespace } from '../../workspace/istio-namespaces.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { PEER_AUTHENTICATION } from '../../workspace/istio-mutual-tls.ts';
import { SIDECAR, targetReferences, TELEMETRY } from '../../workspace/istio-policies.ts';
import { titleNode } from '../../resources/resource.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { siblings } from './shared/selection.ts';

const UPSTREAM: Readonly<Record<string, readonly string[]>> = {
  [PEER_AUTHENTICATION]: ['KIA0002'],
  [SIDECAR]: ['IST0111', 'KIA0002'],
  [TELEMETRY]: ['IST0160'],
};

/**
 * Without a selector these kinds hold for their whole namespace, and only one of them does. Sources: istioctl
 * analyze (sidecar.DefaultSelectorAnalyzer, telemetry.DefaultSelectorAnalyzer, which counts those with
 * targetRefs), Kiali (common.GenericMultiMatchChecker).
 */
export const namespaceDefaultDuplicate = defineRule({
  id: 'istio/namespace-default-duplicate',
  title: 'Keep one default per namespace',
  severity: 'warning',
  kinds: Object.keys(UPSTREAM),
  reads: [...Object.keys(UPSTREAM), 'Namespace'],
  upstream: ['IST0111', 'IST0160', 'KIA0002'],
  *check(policy, { index }) {
    if (!isDefault(index, policy)) return;
    const other = siblings(index, policy).find((sibling) => isDefault(index, sibling));
    if (other === undefined) return;
    yield {
      at: titleNode(policy),
      message:
        `${policy.kind} "${other.name}" holds for all of namespace "${policy.namespace}" too, and Istio uses only the ` +
        'older one of the two. Join them, or give one a selector.',
      upstream: UPSTREAM[policy.key] ?? [],
      related: [
        { document: other.document, span: titleNode(other), message: `${other.kind} "${other.name}"` },
      ],
    };
  },
});

function isDefault(index: IndexView, policy: Resource): boolean {
  const selectors = ['spec.selector.matchLabels[*]', 'spec.workloadSelector.labels[*]'];
  if (selectors.some((query) => select(policy.root, query).length > 0)) return false;
  if (policy.key === SIDECAR && isAmbientNamespace(index, policy.namespace)) return false;
  // Where a template stands there may be a selector.
  return targetReferences(policy).length === 0 && policy.document.masks.length === 0;
}
