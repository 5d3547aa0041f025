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

const POLICY = (lines: string) => `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: backend
spec:
  endpointSelector: {}
${lines}
`;

const RULE = (lines: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart
spec:
  rules:
    - backendRefs:
        - name: cart
          port: 80
${lines}
`;

schemaTest('schema/wrong-type', {
  valid: {
    'a port as number and as text where both are right': `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata:
  name: web
spec:
  podSelector: {}
  port: http
`,
    'an octal number': DESTINATION('    connectionPool:\n      tcp:\n        maxConnections: 0100'),
    'a number with a point and zero': DESTINATION(
      '    connectionPool:\n      tcp:\n        maxConnections: 100.0',
    ),
    'yes, which YAML 1.1 reads as true': DESTINATION(
      '    loadBalancer:\n      localityLbSetting:\n        enabled: yes',
    ),
    'an optional field without a value': DESTINATION(
      '    connectionPool:\n      tcp:\n        maxConnections:',
    ),
    'a field that a template fills in': DESTINATION(
      '    connectionPool:\n      tcp:\n        maxConnections: {{ .Values.connections }}',
    ),
  },
  invalid: {
    'a quoted number': {
      yaml: DESTINATION(
        `    connectionPool:
      tcp:
        maxConnections: <|"100"|> # per host #! "maxConnections" takes a whole number, not the text "100". Remove the quotes.`,
      ),
      fixes: ['*Change to 100'],
      fixed: DESTINATION('    connectionPool:\n      tcp:\n        maxConnections: 100 # per host'),
    },
    'a quoted boolean': {
      yaml: DESTINATION("    loadBalancer:\n      localityLbSetting:\n        enabled: <|'true'|>"),
      fixed: DESTINATION('    loadBalancer:\n      localityLbSetting:\n        enabled: true'),
    },
    'a bare number where a text belongs': {
      yaml: POLICY('  ingress:\n  - toPorts:\n    - ports:\n      - port: <|8080|>\n        protocol: TCP'),
      codes: ['schema/wrong-type'],
      fixed: POLICY('  ingress:\n  - toPorts:\n    - ports:\n      - port: "8080"\n        protocol: TCP'),
    },
    'a bare number as a length of time': {
      yaml: ROUTE('  - timeout: <|5|>\n    route:\n    - destination:\n        host: cart'),
      fixes: ['*Change to 5s', 'Change to 5ms'],
      fixed: ROUTE('  - timeout: 5s\n    route:\n    - destination:\n        host: cart'),
    },
    'a single value for a list': {
      yaml: ROUTE('  - route:\n    - destination:\n        host: cart').replace(
        'hosts:\n  - cart',
        'hosts: <|cart|> # one',
      ),
      fixed: ROUTE('  - route:\n    - destination:\n        host: cart').replace(
        '  - cart',
        '  - cart # one',
      ),
    },
    'a single block for a list': {
      yaml: ROUTE('  - <|route|>:\n      destination:\n        host: cart'),
      fixed: ROUTE('  - route:\n    - destination:\n        host: cart'),
    },
    'a list for a single block': {
      yaml: ROUTE('  - route:\n    - <|destination|>:\n      - host: cart'),
      fixed: ROUTE('  - route:\n    - destination:\n        host: cart'),
    },
    'a list for a single value': {
      yaml: ROUTE('  - route:\n    - destination:\n        host: <|[cart]|>'),
      fixed: ROUTE('  - route:\n    - destination:\n        host: cart'),
    },
    'a value for the only field of a block': {
      yaml: ROUTE('  - route:\n    - destination:\n        host: cart\n        port: <|80|>'),
      fixed: ROUTE('  - route:\n    - destination:\n        host: cart\n        port:\n          number: 80'),
    },
    'a map for a list of names and values': {
      yaml: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart
spec:
  rules:
    - matches:
        - <|headers|>:
            x-user: jason # only he
            x-group: "1"
`,
      fixed: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart
spec:
  rules:
    - matches:
        - headers:
            - name: x-user
              value: jason # only he
            - name: x-group
              value: "1"
`,
    },
    'a text for a map': {
      yaml: ROUTE('  - route:\n    - destination:\n        host: cart\n    headers: <|all|>'),
      fixes: [],
    },
  },
});

schemaTest('schema/not-allowed-value', {
  valid: {
    'every value of its own field': DESTINATION('    tls:\n      mode: ISTIO_MUTUAL'),
  },
  invalid: {
    'a typo': {
      yaml: DESTINATION('    tls:\n      mode: <|ISTIO_MUTAL|> # all'),
      fixes: ['*Change to "ISTIO_MUTUAL"'],
      fixed: DESTINATION('    tls:\n      mode: ISTIO_MUTUAL # all'),
    },
    'another case, in quotes': {
      yaml: DESTINATION("    tls:\n      mode: <|'simple'|>"),
      fixed: DESTINATION("    tls:\n      mode: 'SIMPLE'"),
    },
    'a part of one value': {
      yaml: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart
spec:
  rules:
    - matches:
        - path: { type: <|Prefix|>, value: / }
`,
      fixes: ['*Change to "PathPrefix"'],
    },
    'nothing near': {
      yaml: DESTINATION('    tls:\n      mode: <|STRICT|>'),
      fixes: [],
    },
  },
});

schemaTest('schema/wrong-format', {
  valid: {
    'every form of a Go duration': ROUTE(
      '  - timeout: 1m30.5s\n    route:\n    - destination:\n        host: cart',
    ),
  },
  invalid: {
    'a time without unit': {
      yaml: ROUTE('  - timeout: <|"10"|>\n    route:\n    - destination:\n        host: cart'),
      fixes: ['*Change to "10s"', 'Change to "10ms"'],
      fixed: ROUTE('  - timeout: "10s"\n    route:\n    - destination:\n        host: cart'),
    },
    'a unit in words': {
      yaml: ROUTE('  - timeout: <|10 sec|> # long\n    route:\n    - destination:\n        host: cart'),
      fixed: ROUTE('  - timeout: 10s # long\n    route:\n    - destination:\n        host: cart'),
    },
  },
});

schemaTest('schema/out-of-range', {
  valid: {},
  invalid: {
    'a port': {
      yaml: `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart
spec:
  rules:
    - backendRefs:
        - name: cart
          port: <|70000|> #! "port" is 70000. The most is 65535.
`,
    },
  },
});

schemaTest('schema/duplicate-key', {
  valid: {
    'the branches of a template': DESTINATION(
      '{{ if .Values.tls }}\n    tls: {}\n{{ else }}\n    tls: {}\n{{ end }}',
    ),
  },
  invalid: {
    'a key with two values': {
      yaml: DESTINATION('    tls:\n      mode: SIMPLE\n      <|mode|>: DISABLE'),
      fixes: ['Keep the first "mode"', 'Keep the second "mode"'],
      fixed: DESTINATION('    tls:\n      mode: SIMPLE'),
    },
    'the same twice': {
      yaml: DESTINATION('    tls:\n      mode: SIMPLE\n      <|mode|>: SIMPLE'),
      fixes: ['*Remove the second "mode"'],
      fixed: DESTINATION('    tls:\n      mode: SIMPLE'),
    },
  },
});

schemaTest('schema/conflicting-fields', {
  valid: {
    'one of them': DESTINATION('    loadBalancer:\n      simple: LEAST_REQUEST'),
  },
  invalid: {
    'two kinds of load balancing': {
      yaml: DESTINATION(
        '    loadBalancer:\n      simple: LEAST_REQUEST\n      <|consistentHash|>:\n        useSourceIp: true',
      ),
    },
  },
});

schemaTest('schema/experimental-field', {
  valid: {
    'with the channel installed': {
      yaml: RULE('      retry:\n        attempts: 2'),
      settings: { gatewayApi: { version: '1.6', channel: 'experimental' } },
    },
  },
  invalid: {
    'with the standard channel': { yaml: RULE('      <|retry|>:\n        attempts: 2') },
  },
});
