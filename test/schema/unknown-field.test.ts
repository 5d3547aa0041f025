import { schemaTest } from '../support/schema-test.ts';

const RETRY = (line: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
spec:
  hosts: [cart]
  http:
    - retries: # how often
${line}
      route:
        - destination:
            host: cart
`;

schemaTest('schema/unknown-field', {
  valid: {
    'a field of every level': RETRY('        attempts: 3'),
    'a kind of another group with the same name': `apiVersion: gateway.solo.io/v1
kind: VirtualService
metadata:
  name: cart
spec:
  virtualHost: {}
`,
    'a directive in a patch': {
      yaml: RETRY('        attempts: 3\n        $patch: delete'),
      options: { isPartial: true },
    },
    'any label': `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge
  labels:
    anything.example.com/at-all: "yes"
spec:
  selector:
    istio: ingressgateway
  servers: []
`,
    'status, whatever it holds': `apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata:
  name: istio
spec:
  controllerName: istio.io/gateway-controller
status:
  anything: true
`,
  },
  invalid: {
    'a typo': {
      yaml: RETRY(
        '        <|atempts|>: 3 # tries #! Unknown field "atempts" in "retries". Write "attempts".',
      ),
      fixes: ['*Change to "attempts"', 'Remove "atempts"'],
      fixed: RETRY('        attempts: 3 # tries'),
    },
    'a snake case name in quotes': {
      yaml: RETRY('        attempts: 3\n        <|"per_try_timeout"|>: 2s'),
      fixes: ['*Change to "perTryTimeout"', 'Remove "per_try_timeout"'],
      fixed: RETRY('        attempts: 3\n        "perTryTimeout": 2s'),
    },
    'nothing near': {
      yaml: RETRY('        attempts: 3\n        <|banana|>: 2s'),
      fixes: ['Remove "banana"'],
      fixed: RETRY('        attempts: 3'),
    },
    'a field one level too low': {
      yaml: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
spec:
  hosts: [cart]
  http:
    - route:
        - destination:
            host: cart
          <|rewrite|>: #! Unknown field "rewrite" in "route". It belongs further up, in "http".
            uri: / # everything
`,
      fixes: ['*Move to "http"', 'Remove "rewrite"'],
      fixed: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
spec:
  hosts: [cart]
  http:
    - route:
        - destination:
            host: cart
      rewrite:
        uri: / # everything
`,
    },
    'fields whose common key was left out': {
      yaml: `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: backend
spec:
  endpointSelector: {}
  ingress:
  - toPorts:
    - <|port|>: "8080" #! Unknown fields "port" and "protocol" in "toPorts". They belong one level down, in "ports".
      protocol: TCP # not UDP
`,
      fixes: ['*Nest "port" and "protocol" under "ports"', 'Remove "port" and "protocol"'],
      fixed: `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: backend
spec:
  endpointSelector: {}
  ingress:
  - toPorts:
    - ports:
      - port: "8080"
        protocol: TCP # not UDP
`,
    },
    'labels straight below a selector': {
      yaml: `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: backend
spec:
  endpointSelector:
    <|app|>: backend # ours #! Unknown fields "app" and "tier" in "endpointSelector". They belong one level down, in "matchLabels".
    tier: data
  ingress: [{}]
`,
      fixed: `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: backend
spec:
  endpointSelector:
    matchLabels:
      app: backend # ours
      tier: data
  ingress: [{}]
`,
    },
    'the same in flow style': {
      yaml: `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: backend}
spec: {endpointSelector: {}, ingress: [{toPorts: [{<|port|>: "8080", protocol: TCP}]}]}
`,
      fixed: `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: backend}
spec: {endpointSelector: {}, ingress: [{toPorts: [{ports: [{port: "8080", protocol: TCP}]}]}]}
`,
    },
    'a misspelt required field is one problem': {
      yaml: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: partner
spec:
  <|hots|>: [partner.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
`,
      fixed: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: partner
spec:
  hosts: [partner.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
`,
    },
    'a block of another kind is one problem': {
      yaml: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
spec:
  hosts: [cart]
  http:
    - <|retries|>: #! Unknown fields "maxBudget", "minBudget" and "windowing" in "retries". Allowed here: "attempts", "perTryTimeout", "retryOn", "backoff", "retryIgnorePreviousHosts" and "retryRemoteLocalities".
        maxBudget: 1
        minBudget: 2
        windowing: 3
`,
      fixes: ['Remove "maxBudget", "minBudget" and "windowing"'],
    },
    'the made-up response classes of Linkerd': {
      yaml: `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: api.shop.svc.cluster.local
spec:
  routes:
    - name: GET /
      condition:
        method: GET
        pathRegex: /
      responseClasses:
        - condition:
            <|statusCodeRange|>: "200-299" #! Unknown field "statusCodeRange" in "condition". Write "status" with "min" and "max".
          <|isSuccess|>: true #! Unknown field "isSuccess" in "responseClasses". Write "isFailure" with the opposite value.
          <|weight|>: 99 #! Unknown field "weight" in "responseClasses". A response class only says which responses are failures. Remove it.
`,
      fixed: `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: api.shop.svc.cluster.local
spec:
  routes:
    - name: GET /
      condition:
        method: GET
        pathRegex: /
      responseClasses:
        - condition:
            status:
              min: 200
              max: 299
          isFailure: false
`,
    },
  },
});
