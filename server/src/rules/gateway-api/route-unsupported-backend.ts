import { toKindKey } from '../../resources/kinds.ts';
import { backendReferences, ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule, type Severity } from '../rule.ts';

/** Kinds that Istio, Linkerd, Cilium or the Gateway API itself take as backends. */
const BACKEND_KINDS: ReadonlySet<string> = new Set([
  'Service',
  'ServiceImport.multicluster.x-k8s.io',
  'XBackend.gateway.networking.x-k8s.io',
  'InferencePool.inference.networking.k8s.io',
  'InferencePool.inference.networking.x-k8s.io',
  'Hostname.networking.istio.io',
  'ServiceEntry.networking.istio.io',
  'EgressNetwork.policy.linkerd.io',
]);

/** Groups of Kubernetes itself: nobody makes backends of their kinds, except of Services. */
const KUBERNETES_GROUPS: ReadonlySet<string> = new Set([
  '',
  'apps',
  'batch',
  'networking.k8s.io',
  'gateway.networking.k8s.io',
]);

/**
 * A backend of a kind that the controller does not know is answered with 500 (InvalidKind). Other projects define
 * backends of their own, which an open workspace need not hold. Source: Gateway API, BackendObjectReference.
 */
export const routeUnsupportedBackend = defineRule({
  id: 'gateway-api/route-unsupported-backend',
  title: 'Send requests to kinds that can take them',
  severity: 'error',
  kinds: ROUTE_KINDS,
  reads: ['*'],
  upstream: ['GW-REF:backend-kind-unknown'],
  *check(route, { index, settings }) {
    for (const { group, kind, map, name } of backendReferences(route)) {
      const key = toKindKey(group, kind);
      if (BACKEND_KINDS.has(key)) continue;
      const isForeign = !KUBERNETES_GROUPS.has(group);
      if (isForeign && (settings.workspace === 'open' || index.hasAny(key))) continue;
      const severity: Severity = settings.workspace === 'open' ? 'warning' : 'error';
      yield {
        at: scalar(map, 'kind') ?? scalar(map, 'group') ?? name,
        severity,
        message:
          `"${kind}"${group === '' ? '' : ` of group "${group}"`} is no kind that takes requests, so they are answered with 500. ` +
          'Name a Service.',
      };
    }
  },
});
