import { schemaTest } from '../support/schema-test.ts';

/** A resource of an API, complete enough to be valid wherever the kind is not ours. */
const resource = (apiVersion: string, kind: string) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: example
`;

/** Kinds of other projects that share a name, or nearly a group, with ours. */
const STRANGERS = [
  ['gateway.solo.io/v1', 'VirtualService'],
  ['gateway.solo.io/v1', 'Gateway'],
  ['gateway.envoyproxy.io/v1alpha1', 'BackendTrafficPolicy'],
  ['serving.knative.dev/v1', 'Service'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['networking.gke.io/v1', 'GCPGatewayPolicy'],
  ['networking.internal.knative.dev/v1alpha1', 'Ingress'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['security.openshift.io/v1', 'SecurityContextConstraints'],
  ['traefik.io/v1alpha1', 'TraefikService'],
  ['traefik.io/v1alpha1', 'IngressRouteTCP'],
  ['cilium.io/v1alpha1', 'TracingPolicy'],
  ['cilium.io/v1alpha1', 'TracingPolicyNamespaced'],
  ['extensions/v1beta1', 'Ingress'],
  ['gateway.networking.x-k8s.io/v1alpha1', 'XBandwidthLimit'],
  ['networking.x-k8s.io/v1alpha1', 'ClusterNetworkThing'],
  ['config.linkerd.io/v1alpha1', 'Config'],
  ['tap.linkerd.io/v1alpha1', 'Tap'],
  ['v1', 'Gateway'],
  ['v1', 'Server'],
  ['v1', 'Service'],
  ['skaffold/v4beta6', 'Config'],
  ['example.com/v1', 'HTTPRoute'],
  ['reference.authorization.k8s.io/v1alpha1', 'ReferenceGrant'],
  ['example.com/v1', 'AuthorizationPolicy'],
  ['appmesh.k8s.aws/v1beta3', 'Mesh'],
  ['consul.hashicorp.com/v1alpha1', 'Unheard'],
  ['monitoring.coreos.com/v1', 'ServiceMonitor'],
  ['sailoperator.io/v1', 'Istio'],
] as const;

schemaTest('api/unknown-group', {
  valid: {
    ...Object.fromEntries(
      STRANGERS.map(([apiVersion, kind]) => [`${kind} of ${apiVersion}`, resource(apiVersion, kind)]),
    ),
    'a list without apiVersion': '- route:\n- destination: { host: payments }\n',
  },
  invalid: {
    'the misspelt SMI group of articles': {
      yaml: resource('<|split.slinkerd.io|>/v1alpha2', 'TrafficSplit').replace(
        'v1alpha2',
        'v1alpha2 #! Group "split.slinkerd.io" is a misspelling of "split.smi-spec.io". Correct it, or nothing reads this TrafficSplit.',
      ),
    },
    'a swap of letters': {
      yaml: resource('<|networking.itsio.io|>/v1beta1 # old', 'VirtualService'),
      fixes: ['*Change to "networking.istio.io/v1beta1"', 'Change to "networking.istio.io/v1"'],
    },
    'a missing letter': {
      yaml: resource("'<|policy.linkrd.io|>/v1beta3'", 'Server'),
      fixes: ['*Change to "policy.linkerd.io/v1beta3"'],
    },
    'an old version under a wrong group': {
      yaml: resource('<|gateway.networkin.k8s.io|>/v1alpha2', 'HTTPRoute'),
      fixes: ['*Change to "gateway.networking.k8s.io/v1alpha2"', 'Change to "gateway.networking.k8s.io/v1"'],
    },
    'the parts of a group in another order': {
      yaml: resource('<|networking.gateway.k8s.io|>/v1', 'HTTPRoute'),
      fixes: ['*Change to "gateway.networking.k8s.io/v1"'],
    },
    'a part of a group left out': {
      yaml: resource('<|gateway.k8s.io|>/v1', 'Gateway'),
      fixes: ['*Change to "gateway.networking.k8s.io/v1"'],
    },
    'a kind of two groups in the core group': {
      yaml: resource('<|v1|>', 'HTTPRoute'),
      fixes: ['*Change to "gateway.networking.k8s.io/v1"'],
    },
    'a kind of Cilium in a group of Kubernetes': {
      yaml: resource('<|networking.k8s.io|>/v1', 'CiliumNetworkPolicy'),
      fixes: ['*Change to "cilium.io/v2"'],
    },
    'a kind that only Istio has in the core group': {
      yaml: resource('<|v1|>', 'VirtualService'),
      fixes: ['*Change to "networking.istio.io/v1"'],
    },
  },
});

schemaTest('api/unknown-kind', {
  valid: {
    'a list as the API server answers with': `${resource('networking.istio.io/v1', 'VirtualServiceList')}items: []\n`,
  },
  invalid: {
    'a typo': {
      yaml: resource('networking.istio.io/v1', '<|VirtualSevice|>'),
      fixes: ['*Change to "VirtualService"'],
    },
    'another case': {
      yaml: resource('cilium.io/v2', '<|ciliumNetworkPolicy|>'),
      fixes: ['*Change to "CiliumNetworkPolicy"'],
    },
    'a kind of the neighbouring group': {
      yaml: resource('<|networking.istio.io|>/v1', 'PeerAuthentication'),
      fixes: ['*Change to "security.istio.io/v1"'],
    },
    'a kind of two other groups': {
      yaml: resource('<|cilium.io|>/v2', 'AuthorizationPolicy'),
      fixes: ['Change to "security.istio.io/v1"', 'Change to "policy.linkerd.io/v1alpha1"'],
    },
    'a kind that nobody has': {
      yaml: resource('telemetry.istio.io/v1', '<|Banana|>'),
      fixes: [],
    },
  },
});

schemaTest('api/unknown-version', {
  valid: {},
  invalid: {
    'no version': {
      yaml: resource('<|networking.istio.io|>', 'VirtualService'),
      fixes: ['*Change to "networking.istio.io/v1"'],
    },
    'a typo in the version': {
      yaml: resource('networking.istio.io/<|v1bta1|>', 'VirtualService'),
      fixes: ['*Change to "networking.istio.io/v1beta1"', 'Change to "networking.istio.io/v1"'],
    },
    'a version that never was': {
      yaml: resource('cilium.io/<|v3|>', 'CiliumNetworkPolicy'),
      fixes: ['*Change to "cilium.io/v2"'],
    },
  },
});

const SERVER = (version: string) => `apiVersion: policy.linkerd.io/${version}
kind: Server
metadata:
  name: web
spec:
  podSelector: {}
  port: 8080
`;

schemaTest('api/deprecated-version', {
  valid: {
    'the version to use': SERVER('v1beta3'),
    'an older version that is not deprecated': resource(
      'networking.istio.io/v1beta1',
      'PeerAuthentication',
    ).replace('networking', 'security'),
  },
  invalid: {
    'a deprecated version': {
      yaml: SERVER('<|v1beta1|>'),
      fixes: ['*Change to "policy.linkerd.io/v1beta3"'],
      fixed: SERVER('v1beta3'),
    },
  },
});

const SPLIT = (group: string, weights: readonly [string, string]) => `apiVersion: ${group}
kind: TrafficSplit
metadata:
  name: cart # shop
spec:
  service: cart
  backends:
  - service: cart-v1
    weight: ${weights[0]}
  - service: cart-v2
    weight: ${weights[1]}
`;

const ROUTE = (weights: readonly [number, number]) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart # shop
spec:
  parentRefs:
  - group: ""
    kind: Service
    name: cart
    port: 80
  rules:
  - backendRefs:
    - name: cart-v1
      port: 80
      weight: ${weights[0]}
    - name: cart-v2
      port: 80
      weight: ${weights[1]}
`;

schemaTest('api/deprecated-version', {
  valid: { 'a route in place of a split': ROUTE([90, 10]) },
  invalid: {
    'a split, with what replaces it': {
      yaml: SPLIT('split.smi-spec.io/<|v1alpha2|>', ['90', '10']),
      fixes: ['Rewrite as an HTTPRoute, for port 80'],
      fixed: ROUTE([90, 10]),
    },
    'a split with quantities as weights': {
      yaml: SPLIT('split.smi-spec.io/<|v1alpha1|>', ['900m', '100m']),
      fixed: ROUTE([900, 100]),
    },
    'a split with a comment that would be lost': {
      yaml: SPLIT('split.smi-spec.io/<|v1alpha2|>', ['90 # most', '10']),
      fixes: [],
    },
  },
});

schemaTest('api/unknown-group', {
  valid: {},
  invalid: {
    'a misspelt group of a split, with both ways on': {
      yaml: SPLIT('<|split.slinkerd.io|>/v1alpha2', ['90', '10']),
      fixes: ['*Change to "split.smi-spec.io/v1alpha2"', 'Rewrite as an HTTPRoute, for port 80'],
    },
  },
});

schemaTest('api/removed-version', {
  valid: {
    'a version that the older release in use has': {
      yaml: `${resource('networking.istio.io/v1', 'Sidecar')}spec: {}\n`,
    },
  },
  invalid: {
    'a kind that is gone': {
      yaml: resource('<|authentication.istio.io/v1alpha1|>', 'MeshPolicy').replace(
        'v1alpha1|>',
        'v1alpha1|> #! "authentication.istio.io/v1alpha1" MeshPolicy was removed in Istio 1.6. Use PeerAuthentication of "security.istio.io/v1".',
      ),
      fixes: [],
    },
    'a version that is gone': {
      yaml: resource('<|gateway.networking.k8s.io/v1alpha2|>', 'HTTPRoute'),
      fixes: ['*Change to "gateway.networking.k8s.io/v1"'],
    },
    'a version with other fields': {
      yaml: `${resource('<|gateway.networking.k8s.io/v1alpha2|>', 'BackendTLSPolicy')}spec:
  targetRef: {group: "", kind: Service, name: cart}
  tls: {wellKnownCACerts: System, hostname: a.example.com}
`,
      fixes: ['*Rewrite for "gateway.networking.k8s.io/v1"'],
      fixed: `${resource('gateway.networking.k8s.io/v1', 'BackendTLSPolicy')}spec:
  targetRefs:
    - {group: "", kind: Service, name: cart}
  validation: {wellKnownCACertificates: System, hostname: a.example.com}
`,
    },
    'a kind with another name': {
      yaml: resource('<|gateway.networking.k8s.io/v1alpha2|>', 'ReferencePolicy'),
      fixes: ['*Change to "gateway.networking.k8s.io/v1", "ReferenceGrant"'],
    },
  },
});

schemaTest('api/unserved-version', {
  valid: {},
  invalid: {
    'a version newer than the mesh': {
      yaml: `${resource('networking.istio.io/<|v1|>', 'Sidecar')}spec: {}\n`.replace(
        'v1|>',
        'v1|> #! "networking.istio.io/v1" Sidecar came with Istio 1.22, and this is checked for 1.20.',
      ),
      settings: { istio: { version: '1.20', rootNamespace: 'istio-system' } },
    },
  },
});
