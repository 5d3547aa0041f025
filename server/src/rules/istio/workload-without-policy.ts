import { hasLabels } from '../../resources/selector.ts';
import { titleNode } from '../../resources/resource.ts';
import { podLabels, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { API_GATEWAY } from '../../workspace/istio-gateways.ts';
import { rootNamespaceOf } from '../../workspace/istio-mesh-config.ts';
import { dataPlaneOf } from '../../workspace/istio-namespaces.ts';
import {
  AUTHORIZATION_POLICY,
  hasUnreadableSelector,
  selectorLabels,
} from '../../workspace/istio-policies.ts';
import { defineRule } from '../rule.ts';

/**
 * Where policies guard some workloads, one that none of them selects is open to all. Said only of closed
 * workspaces with policies. Source: Kiali (workloads.UncoveredWorkloadChecker).
 */
export const workloadWithoutPolicy = defineRule({
  id: 'istio/workload-without-policy',
  title: 'Guard every workload by an AuthorizationPolicy',
  severity: 'hint',
  kinds: WORKLOAD_KINDS,
  reads: [AUTHORIZATION_POLICY, API_GATEWAY, 'Namespace'],
  judgesAbsence: true,
  upstream: ['KIA1301'],
  *check(workload, { index, settings }) {
    if (settings.workspace === 'open' || !index.hasAny(AUTHORIZATION_POLICY)) return;
    const root = rootNamespaceOf(index, settings.istio.rootNamespace);
    if (workload.namespace === root) return;
    // A Pod that is known to be outside the mesh has no proxy to guard it, and may be guarded by another mesh.
    const isNamespaceKnown = index.get('Namespace', '', workload.namespace) !== undefined;
    if (isNamespaceKnown && dataPlaneOf(index, workload) === 'none') return;
    const labels = podLabels(workload);
    const policies = [workload.namespace, root].flatMap((namespace) =>
      index.inNamespace(AUTHORIZATION_POLICY, namespace),
    );
    if (policies.some((policy) => hasUnreadableSelector(policy) || hasLabels(labels, selectorLabels(policy))))
      return;
    yield {
      at: titleNode(workload),
      message: `No AuthorizationPolicy holds for "${workload.name}", so anybody may call it. Add one, if the others are guarded on purpose.`,
    };
  },
});
