import { titleNode } from '../../resources/resource.ts';
import { isAmbientNamespace } from '../../workspace/istio-namespaces.ts';
import {
  AUTHORIZATION_POLICY,
  findHttpPart,
  REQUEST_AUTHENTICATION,
  selectorNode,
  targetReferences,
  TELEMETRY,
  WASM_PLUGIN,
} from '../../workspace/istio-policies.ts';
import { defineRule } from '../rule.ts';

const UPSTREAM: Readonly<Record<string, string>> = {
  [AUTHORIZATION_POLICY]: 'KIA0110',
  [REQUEST_AUTHENTICATION]: 'KIA1115',
  [WASM_PLUGIN]: 'KIA1116',
  [TELEMETRY]: 'KIA1117',
};

/**
 * A waypoint follows only policies that name it, a Service or a namespace-wide class in targetRefs; ztunnel gets
 * the ones with a selector and cannot read requests. Source: Kiali (AmbientPolicyChecker).
 */
export const ambientPolicyWithoutTarget = defineRule({
  id: 'istio/ambient-policy-without-target',
  title: 'Attach policies about requests by `targetRefs` in ambient mode',
  severity: 'warning',
  kinds: Object.keys(UPSTREAM),
  reads: ['Namespace'],
  upstream: Object.values(UPSTREAM),
  judgesAbsence: true,
  *check(policy, { index }) {
    if (!isAmbientNamespace(index, policy.namespace) || targetReferences(policy).length > 0) return;
    if (findHttpPart(policy) === undefined) return;
    const namespace = index.get('Namespace', '', policy.namespace);
    yield {
      at: selectorNode(policy)?.pair?.key ?? titleNode(policy),
      message:
        `Namespace "${policy.namespace}" is in ambient mode, where no waypoint follows ` +
        `${selectorNode(policy) === undefined ? 'a policy without "targetRefs"' : 'a selector'}. Name a Service or a ` +
        'Gateway in "targetRefs".',
      upstream: [UPSTREAM[policy.key] ?? ''],
      related:
        namespace === undefined
          ? []
          : [{ document: namespace.document, span: namespace.kindNode, message: 'In ambient mode' }],
    };
  },
});
