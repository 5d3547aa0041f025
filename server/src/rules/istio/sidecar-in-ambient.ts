import { titleNode } from '../../resources/resource.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { dataPlaneOf, isAmbientNamespace, isInjectedNamespace } from '../../workspace/istio-namespaces.ts';
import { selectorNode, SIDECAR } from '../../workspace/istio-policies.ts';
import { defineRule } from '../rule.ts';
import { selectedWorkloads } from './shared/selection.ts';

/**
 * A Sidecar configures sidecars, and Pods in ambient mode have none. Source: istioctl analyze
 * (sidecar.SelectorAnalyzer and sidecar.DefaultSelectorAnalyzer, IST0167).
 */
export const sidecarInAmbient = defineRule({
  id: 'istio/sidecar-in-ambient',
  title: 'Use Sidecar for workloads with a sidecar',
  severity: 'warning',
  kinds: [SIDECAR],
  reads: ['Namespace', ...WORKLOAD_KINDS],
  upstream: ['IST0167'],
  *check(sidecar, context) {
    const { index } = context;
    const selector = selectorNode(sidecar);
    const workload =
      selector === undefined
        ? undefined
        : selectedWorkloads(sidecar, context).find(
            (candidate) => dataPlaneOf(index, candidate) === 'ambient',
          );
    const isWholeNamespace =
      isAmbientNamespace(index, sidecar.namespace) && !isInjectedNamespace(index, sidecar.namespace);
    if (workload === undefined && !isWholeNamespace) return;
    const namespace = index.get('Namespace', '', sidecar.namespace);
    const cause = workload ?? namespace;
    yield {
      at: selector?.pair?.key ?? titleNode(sidecar),
      message:
        `${workload === undefined ? `Namespace "${sidecar.namespace}"` : `${workload.kind} "${workload.name}"`} is in ` +
        'ambient mode and has no sidecars that this could configure. Use a waypoint and its policies instead.',
      related:
        cause === undefined
          ? []
          : [{ document: cause.document, span: titleNode(cause), message: 'In ambient mode' }],
    };
  },
});
