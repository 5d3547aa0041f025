import type { KindKey } from '../../resources/kinds.ts';

/** The code whose page tells more, and the trap in one sentence. */
export type Trap = readonly [code: string, text: string];

/** Traps by the kind and the path of the field, without list indices. The code is the one that comes nearest. */
export const TRAPS: Readonly<Record<KindKey, Readonly<Record<string, Trap>>>> = {
  'VirtualService.networking.istio.io': {
    'spec.hosts': [
      'istio/virtual-service-conflicting-host',
      'For sidecars only one VirtualService of a host counts.',
    ],
    'spec.gateways': [
      'istio/virtual-service-host-not-in-gateway',
      'Once gateways are named, the mesh itself is left out unless `mesh` is among them.',
    ],
    'spec.http': ['istio/virtual-service-unreachable-route', 'The first route that matches wins.'],
    'spec.http.match': [
      'istio/virtual-service-split-match',
      'Items are alternatives; conditions that must all hold belong into one item.',
    ],
    'spec.http.match.uri.prefix': [
      'istio/virtual-service-shadowed-match',
      'A prefix also takes what only begins alike: `/cart` matches `/carts`.',
    ],
    'spec.http.rewrite.uri': [
      'istio/virtual-service-rewrite-slash',
      'The prefix is cut off as text, so a slash may double or go missing.',
    ],
    'spec.http.route.weight': [
      'istio/virtual-service-uneven-weights',
      'Weights are shares of their sum, which need not be 100.',
    ],
    'spec.http.route.destination.host': [
      'istio/half-qualified-host',
      'A short name is looked up in the namespace of the VirtualService, not in that of the client.',
    ],
    'spec.http.route.destination.subset': [
      'istio/virtual-service-unknown-subset',
      'A subset that no DestinationRule of the host declares answers with 503.',
    ],
    'spec.http.route.destination.port': [
      'istio/virtual-service-missing-port',
      'It is the port of the Service, not that of the container.',
    ],
    'spec.http.retries': [
      'istio/virtual-service-ineffective-retries',
      'Without it Istio retries twice; the route’s `timeout` spans all tries.',
    ],
    'spec.http.retries.perTryTimeout': [
      'istio/virtual-service-ineffective-retries',
      'The route’s `timeout` has to leave room for every try.',
    ],
    'spec.http.fault': [
      'istio/virtual-service-invalid-fault',
      'Where a route injects faults, its timeout and its retries are not in force.',
    ],
  },
  'DestinationRule.networking.istio.io': {
    'spec.host': [
      'istio/destination-rule-conflicting-host',
      'Several DestinationRules of one host are merged in part only.',
    ],
    'spec.subsets.labels': [
      'istio/destination-rule-subset-without-workload',
      'A subset whose labels no Pod carries has no endpoints.',
    ],
    'spec.trafficPolicy.tls.mode': [
      'istio/destination-rule-contradicts-peer-authentication',
      '`DISABLE` and `SIMPLE` switch off the mutual TLS that Istio does by itself.',
    ],
    'spec.trafficPolicy.tls': [
      'istio/destination-rule-drops-mutual-tls',
      'A narrower DestinationRule does not inherit the settings of a wider one.',
    ],
    'spec.trafficPolicy.outlierDetection.consecutiveGatewayErrors': [
      'istio/destination-rule-outlier-detection',
      'Unless `consecutive5xxErrors` is higher, that one ejects first.',
    ],
    'spec.trafficPolicy.portLevelSettings': [
      'istio/destination-rule-invalid-policy',
      'What a port leaves out takes its default, not the value of the policy above.',
    ],
    'spec.trafficPolicy.loadBalancer.localityLbSetting': [
      'istio/destination-rule-locality',
      'Failover between localities needs `outlierDetection` beside it.',
    ],
  },
  'Gateway.networking.istio.io': {
    'spec.selector': [
      'istio/gateway-unknown-workload',
      'It selects proxies in every namespace, not only in the Gateway’s own.',
    ],
    'spec.servers.tls.credentialName': [
      'istio/gateway-unknown-secret',
      'The Secret is read from the namespace of the proxy’s Pods, not from that of the Gateway.',
    ],
    'spec.servers.port.number': [
      'istio/gateway-port-not-on-service',
      'The Service before the proxy has to pass the port on.',
    ],
    'spec.servers.port.protocol': [
      'istio/virtual-service-gateway-protocol',
      'For `TLS` and `TCP` the `http` routes of a VirtualService are not used.',
    ],
  },
  'ServiceEntry.networking.istio.io': {
    'spec.resolution': [
      'istio/service-entry-resolution',
      '`NONE` goes to the address that the client asked for.',
    ],
    'spec.addresses': [
      'istio/service-entry-tcp-without-address',
      'Without an address a TCP port takes the traffic of every host on that port.',
    ],
  },
  'Sidecar.networking.istio.io': {
    'spec.egress.hosts': [
      'istio/sidecar-egress-host',
      'Each is `namespace/name`; what is not listed is unknown to the proxy.',
    ],
  },
  'AuthorizationPolicy.security.istio.io': {
    'spec.action': [
      'istio/authorization-policy-action',
      '`ALLOW` without rules allows nothing; `DENY` goes before every `ALLOW`.',
    ],
    'spec.rules': [
      'istio/authorization-policy-split-rule',
      'Items are alternatives: `from` and `to` that must both hold belong into one item.',
    ],
    'spec.rules.from.source.principals': [
      'istio/authorization-policy-needs-mutual-tls',
      'A caller without mutual TLS has no principal, and never matches.',
    ],
    'spec.rules.from.source.namespaces': [
      'istio/authorization-policy-needs-mutual-tls',
      'A caller without mutual TLS has no namespace, and never matches.',
    ],
    'spec.rules.to.operation.methods': [
      'istio/authorization-policy-denies-tcp',
      'Under `DENY`, connections that are no HTTP are refused whatever the method.',
    ],
    'spec.selector': [
      'istio/ambient-policy-without-target',
      'A waypoint follows `targetRefs`, not a selector.',
    ],
  },
  'PeerAuthentication.security.istio.io': {
    'spec.mtls.mode': [
      'istio/peer-authentication-contradicts-destination-rule',
      '`STRICT` refuses every caller without a proxy.',
    ],
  },
  'RequestAuthentication.security.istio.io': {
    'spec.jwtRules': [
      'istio/request-authentication-without-policy',
      'Requests without a token pass; only an AuthorizationPolicy demands one.',
    ],
  },
  'HTTPRoute.gateway.networking.k8s.io': {
    'spec.parentRefs.kind': [
      'gateway-api/parent-wrong-group',
      'Left out it means Gateway; for a Service write `group: ""` as well.',
    ],
    'spec.parentRefs.namespace': [
      'gateway-api/route-namespace-not-allowed',
      'A listener takes routes of its own namespace only, unless `allowedRoutes` says more.',
    ],
    'spec.rules.backendRefs.namespace': [
      'gateway-api/reference-not-permitted',
      'A Service of another namespace has to permit it by a ReferenceGrant.',
    ],
    'spec.rules.backendRefs.name': [
      'gateway-api/route-unknown-backend',
      'The share of a backend that does not exist is answered with 500.',
    ],
  },
  'GRPCRoute.gateway.networking.k8s.io': {
    'spec.rules.backendRefs.namespace': [
      'gateway-api/reference-not-permitted',
      'A Service of another namespace has to permit it by a ReferenceGrant.',
    ],
  },
  'Gateway.gateway.networking.k8s.io': {
    'spec.listeners.allowedRoutes': [
      'gateway-api/route-namespace-not-allowed',
      'Left out it admits routes of the Gateway’s own namespace only.',
    ],
    'spec.listeners.tls.certificateRefs': [
      'gateway-api/reference-not-permitted',
      'A Secret of another namespace has to permit it by a ReferenceGrant.',
    ],
  },
  'AuthorizationPolicy.policy.linkerd.io': {
    'spec.targetRef': [
      'linkerd/authorization-policy-target',
      'It points at a Server, a route or a Namespace, never at a Service.',
    ],
  },
  'MeshTLSAuthentication.policy.linkerd.io': {
    'spec.identities': [
      'linkerd/identity-truncated',
      'An identity has five parts before its trust domain; a cut-off one matches nobody.',
    ],
  },
  'Server.policy.linkerd.io': {
    'spec.port': ['linkerd/server-quoted-port', 'A number in quotes is read as the name of a port.'],
  },
  'CiliumNetworkPolicy.cilium.io': {
    'spec.endpointSelector': [
      'cilium/selector-other-namespace',
      'It selects Pods of the policy’s own namespace only.',
    ],
    'spec.ingress': [
      'cilium/policy-combined-peers',
      'The Pods selected take nothing any more but what some entry allows.',
    ],
    'spec.egress': [
      'cilium/egress-without-dns',
      'The Pods selected send nothing any more but what some entry allows, DNS included.',
    ],
    'spec.ingress.fromEndpoints': [
      'cilium/selector-namespace-label',
      'Without a label of a namespace it means Pods of the policy’s own.',
    ],
    'spec.egress.toFQDNs': [
      'cilium/fqdn-without-dns-rule',
      'Cilium knows addresses only of names whose DNS query it saw through a rule.',
    ],
    'spec.egress.toFQDNs.matchPattern': [
      'cilium/fqdn-pattern-scope',
      '`*.example.com` does not match `example.com` itself.',
    ],
    'spec.egress.toCIDR': ['cilium/cidr-for-cluster-traffic', 'CIDRs match the world outside, never Pods.'],
    'spec.ingress.toPorts.rules.http.path': [
      'cilium/http-glob-path',
      'It is a regular expression for the whole path: `/*` is no wildcard.',
    ],
    'spec.ingress.toPorts.ports.port': [
      'cilium/port-not-on-pods',
      'It is the port of the container, not that of the Service.',
    ],
  },
};
