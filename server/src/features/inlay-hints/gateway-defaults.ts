import { child } from '../../yaml/select.ts';
import type { DefaultFact } from './default-fact.ts';

const HTTP_ROUTE = ['HTTPRoute.gateway.networking.k8s.io', 'HTTPRoute.policy.linkerd.io'];

/** What the CRDs of the Gateway API write where a field is left out. Source: gateway-api, apis/v1. */
export const gatewayDefaults: readonly DefaultFact[] = [
  {
    // RouteNamespaces.from.
    kinds: ['Gateway.gateway.networking.k8s.io', 'ListenerSet.gateway.networking.k8s.io'],
    query: 'spec.listeners[*]',
    behind: 'name',
    absent: [{ path: ['allowedRoutes', 'namespaces', 'from'], value: 'Same' }],
    meaning: 'Without "allowedRoutes" a listener takes routes of its own namespace only.',
  },
  {
    // ReferenceGrantTo.name.
    kinds: ['ReferenceGrant.gateway.networking.k8s.io'],
    query: 'spec.to[*]',
    behind: 'kind',
    absent: [{ path: ['name'], value: 'any' }],
    meaning: 'Without "name" the grant is for all resources of this kind in the namespace.',
  },
  {
    // HTTPPathMatch.type; Linkerd's CRD has the same.
    kinds: HTTP_ROUTE,
    query: 'spec.rules[*].matches[*].path',
    behind: 'value',
    absent: [{ path: ['type'], value: 'PathPrefix' }],
    meaning: 'Without "type" the path matches all below it as well, segment by segment.',
  },
  {
    // HTTPRequestRedirectFilter.statusCode; Linkerd's CRD has the same.
    kinds: HTTP_ROUTE,
    query: 'spec.rules[*].filters[*].requestRedirect',
    absent: [{ path: ['statusCode'], value: '302' }],
    meaning: 'Without "statusCode" the redirect is a temporary one, 302.',
  },
  {
    // HTTPRequestMirrorFilter.percent and .fraction.
    kinds: ['HTTPRoute.gateway.networking.k8s.io', 'GRPCRoute.gateway.networking.k8s.io'],
    query: 'spec.rules[*].filters[*].requestMirror',
    behind: 'backendRef',
    absent: [{ path: ['percent'], value: '100' }],
    holds: (filter) => child(filter, 'fraction') === undefined,
    meaning: 'Without "percent" and "fraction" all requests are mirrored.',
  },
];
