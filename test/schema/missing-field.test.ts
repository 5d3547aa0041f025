import { schemaTest } from '../support/schema-test.ts';

const DESTINATION = (lines: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
spec:
  host: cart
  trafficPolicy:
${lines}
`;

const ROUTE = (lines: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
spec:
  hosts:
  - cart
  http:
${lines}
`;

const BACKEND_TLS = (targets: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata:
  name: cart
spec:
  targetRefs:${targets}
  validation:
    wellKnownCACertificates: System
    hostname: cart.example.com
`;

const SELECTED = (expression: string) => `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: cart
spec:
  endpointSelector:
    matchExpressions:
      ${expression}
  ingress: [{}]
`;

const WAYPOINT = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: waypoint
spec:
  gatewayClassName: istio-waypoint
  listeners:
    - name: mesh
      port: 15008
      protocol: HBONE
`;

schemaTest('schema/missing-field', {
  valid: {
    'a field that a template may add': DESTINATION('    tls: {}\n    {{ include "more" . }}'),
    'part of a resource': { yaml: DESTINATION('    tls:\n      mode: SIMPLE'), options: { isPartial: true } },
  },
  invalid: {
    'a required field': {
      yaml: `apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata:
  name: office
<|spec|>: {} #! "networks" is missing in "spec". It is required.
`,
      fixes: ['Add "networks"'],
    },
    'a field of a list item, at the place it usually has': {
      yaml: ROUTE('  - route:\n    - <|weight|>: 5 # light').replace('  - cart', '  - cart # mine'),
      fixed: ROUTE(
        '  - route:\n    - destination:\n        host: example.com\n      weight: 5 # light',
      ).replace('  - cart', '  - cart # mine'),
    },
    'a field that the others of its list agree on, in their order and quotes': {
      yaml: BACKEND_TLS(`
  - group: ''
    kind: Service
    sectionName: a
    name: cart
  - <|kind|>: Service
    sectionName: b
    name: cart`),
      fixes: ['*Add "group"'],
      fixed: BACKEND_TLS(`
  - group: ''
    kind: Service
    sectionName: a
    name: cart
  - group: ''
    kind: Service
    sectionName: b
    name: cart`),
    },
    'a field with two answers': {
      yaml: SELECTED('- <|{ key: env, values: [test] }|>'),
      fixes: ['Add "operator"'],
      fixed: SELECTED('- { key: env, operator: In, values: [test] }'),
    },
    'the class of a waypoint': {
      yaml: WAYPOINT.replace('  gatewayClassName: istio-waypoint\n', '').replace('spec', '<|spec|>'),
      fixes: ['*Add "gatewayClassName"'],
      fixed: WAYPOINT,
    },
    'the protocol of a waypoint': {
      yaml: WAYPOINT.replace('      protocol: HBONE\n', '').replace('- name', '- <|name|>'),
      fixes: ['*Add "protocol"'],
      fixed: WAYPOINT,
    },
    'a required field without a value': {
      yaml: DESTINATION('    tls:\n      mode: SIMPLE').replace('host: cart', '<|host|>:'),
      codes: ['schema/missing-field'],
      fixed: DESTINATION('    tls:\n      mode: SIMPLE').replace('host: cart', 'host: example.com'),
    },
  },
});
