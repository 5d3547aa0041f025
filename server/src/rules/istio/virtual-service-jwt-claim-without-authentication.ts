import type { IndexView } from '../../workspace/index-view.ts';
import {
  API_GATEWAY,
  findGateway,
  gatewaySelector,
  ISTIO_GATEWAY,
  parseGatewayReference,
} from '../../workspace/istio-gateways.ts';
import { rootNamespaceOf } from '../../workspace/istio-mesh-config.ts';
import { REQUEST_AUTHENTICATION, selectorLabels, targetReferences } from '../../workspace/istio-policies.ts';
import { VIRTUAL_SERVICE } from '../../workspace/istio-virtual-services.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { hasLabels } from '../../resources/selector.ts';
import { podLabels, WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { Pair } from '../../yaml/nodes.ts';
import { scalars, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

const CLAIMS = '@request.auth.claims';

/**
 * A match on a JWT claim reads what a RequestAuthentication left behind; without one it never matches. Source:
 * istioctl analyze (virtualservice.JWTClaimRouteAnalyzer).
 */
export const virtualServiceJwtClaimWithoutAuthentication = defineRule({
  id: 'istio/virtual-service-jwt-claim-without-authentication',
  title: 'Let a RequestAuthentication read the token before routing by its claims',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  reads: [REQUEST_AUTHENTICATION, ISTIO_GATEWAY, API_GATEWAY, ...WORKLOAD_KINDS],
  judgesAbsence: true,
  upstream: ['IST0149'],
  *check(service, context) {
    const claim = firstClaim(service);
    if (claim === undefined) return;
    const { index, settings } = context;
    const root = rootNamespaceOf(index, settings.istio.rootNamespace);
    for (const node of scalars(service.root, 'spec.gateways[*]')) {
      const reference = parseGatewayReference(node.text, service.namespace);
      const gateway = reference && findGateway(index, reference);
      if (gateway === undefined || isCovered(index, gateway, root)) continue;
      const severity = context.referenceSeverity(REQUEST_AUTHENTICATION, gateway.namespace);
      if (severity === undefined) continue;
      yield {
        at: claim.key,
        severity,
        message:
          `"${claim.name}" reads a claim of a token, but no RequestAuthentication holds for the Pods of Gateway ` +
          `"${node.text}", so this never matches. Add one that selects them.`,
        related: [
          { document: gateway.document, span: gateway.kindNode, message: `Gateway "${gateway.name}"` },
        ],
      };
      return;
    }
  },
});

/** The first header match on a claim; the headers are keys of a map. */
function firstClaim(service: Resource): Pair | undefined {
  const headers = ['spec.http[*].match[*].headers', 'spec.http[*].match[*].withoutHeaders'];
  for (const map of headers.flatMap((query) => select(service.root, query))) {
    const pair = map.kind === 'map' ? map.pairs.find(({ name }) => name.startsWith(CLAIMS)) : undefined;
    if (pair !== undefined) return pair;
  }
  return undefined;
}

/** True if a RequestAuthentication holds for some Pods of the gateway, wherever they run. */
function isCovered(index: IndexView, gateway: Resource, root: string): boolean {
  const labels = gatewaySelector(gateway);
  const workloads = gateway.key === ISTIO_GATEWAY ? workloadsWith(index, labels, undefined) : [];
  const pods =
    workloads.length > 0
      ? workloads.map((workload) => ({ namespace: workload.namespace, labels: podLabels(workload) }))
      : [{ namespace: gateway.namespace, labels }];
  return pods.some((pod) =>
    [pod.namespace, root]
      .flatMap((namespace) => index.inNamespace(REQUEST_AUTHENTICATION, namespace))
      .some((policy) => holdsFor(policy, pod.labels, gateway)),
  );
}

function holdsFor(policy: Resource, labels: ReadonlyMap<string, string>, gateway: Resource): boolean {
  const targets = targetReferences(policy);
  if (targets.length > 0) return targets.some(({ name }) => name === gateway.name);
  return hasLabels(labels, selectorLabels(policy));
}
