import {
  AUTHORIZATION_POLICY,
  REQUEST_AUTHENTICATION,
  selectorLabels,
  selectorNode,
  targetReferences,
  TELEMETRY,
  WASM_PLUGIN,
} from '../../workspace/istio-policies.ts';
import { API_GATEWAY } from '../../workspace/istio-gateways.ts';
import { podLabels, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { columnOf, lineEnding } from '../../yaml/edit.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { selectedWorkloads } from './shared/selection.ts';

/** The label that the controller puts on the Pods of a Gateway. */
const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/**
 * Gateways of the Gateway API and waypoints take policies by targetRefs; a selector for their Pods is ignored.
 * Source: istioctl analyze (k8sgateway.SelectorAnalyzer).
 */
export const selectorOnApiGateway = defineRule({
  id: 'istio/selector-on-api-gateway',
  title: 'Attach policies to a Gateway by `targetRefs`',
  severity: 'warning',
  kinds: [AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, TELEMETRY, WASM_PLUGIN],
  reads: [API_GATEWAY, ...WORKLOAD_KINDS],
  fixable: 'suggestion',
  upstream: ['IST0166'],
  *check(policy, context) {
    const selector = selectorNode(policy);
    if (selector?.pair === undefined || targetReferences(policy).length > 0) return;
    const labels = selectorLabels(policy);
    const name =
      labels.get(GATEWAY_NAME) ??
      selectedWorkloads(policy, context)
        .map((workload) => podLabels(workload).get(GATEWAY_NAME))
        .find((label) => label !== undefined);
    if (name === undefined) return;
    const gateway = context.index.get(API_GATEWAY, policy.namespace, name);
    yield {
      at: selector.pair.key,
      message:
        `The selector finds the Pods of Gateway "${name}", which takes no policies by selector. ` +
        'Attach the policy by "targetRefs".',
      fixes: labels.size === 1 && labels.has(GATEWAY_NAME) ? targetFixes(policy, name) : [],
      related:
        gateway === undefined
          ? []
          : [{ document: gateway.document, span: gateway.kindNode, message: `Gateway "${name}"` }],
    };
  },
});

/** Puts `targetRefs` in the place of `selector`. */
function targetFixes(policy: Resource, name: string): Fix[] {
  const selector = selectorNode(policy)?.parent;
  if (selector?.pair === undefined || selector.kind !== 'map' || selector.pairs.length !== 1) return [];
  const { document } = policy;
  const { pair } = selector;
  const isFlow = selector.flow || pair.key.parent?.kind !== 'map' || pair.key.parent.flow;
  const indent = `${lineEnding(document)}${' '.repeat(columnOf(document, pair.start))}`;
  const reference = ['group: gateway.networking.k8s.io', 'kind: Gateway', `name: ${name}`];
  const newText = isFlow
    ? `targetRefs: [{${reference.join(', ')}}]`
    : `targetRefs:${indent}  - ${reference.join(`${indent}    `)}`;
  return [
    {
      title: `Attach to Gateway "${name}" by "targetRefs"`,
      kind: 'suggestion',
      edits: () => [{ document, span: { start: pair.start, end: pair.end }, newText }],
    },
  ];
}
