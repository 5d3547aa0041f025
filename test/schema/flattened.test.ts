import { schemaTest } from '../support/schema-test.ts';

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

schemaTest('schema/flattened', {
  valid: {
    'an empty block before fields of its own map': ROUTE(
      '  - headers:\n    timeout: 1s\n    route:\n    - destination:\n        host: cart',
    ),
  },
  invalid: {
    'a whole resource': {
      yaml: `apiVersion: networking.istio.io/v1
kind: VirtualService
<|metadata|>: #! The fields of "metadata" and "spec" have lost their indentation. Indent them below the field that they belong to.
name: cart
labels:
app: cart
spec:
hosts: [cart] # only one
http:
- match:
- uri: { prefix: / }
route:
- destination: { host: cart, subset: v1 }
weight: 90
retries:
attempts: 3
timeout: 1s
`,
      fixed: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  labels:
    app: cart
spec:
  hosts: [cart] # only one
  http:
    - match:
        - uri: { prefix: / }
      route:
        - destination: { host: cart, subset: v1 }
          weight: 90
      retries:
        attempts: 3
      timeout: 1s
`,
    },
    'only the metadata': {
      yaml: `apiVersion: networking.istio.io/v1
kind: Sidecar
<|metadata|>:
name: cart
namespace: shop
spec:
  egress:
    - hosts:
        - ./*
`,
      fixed: `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: cart
  namespace: shop
spec:
  egress:
    - hosts:
        - ./*
`,
    },
    'one block': {
      yaml: ROUTE('  - route:\n    - <|destination|>:\n      host: cart # mine\n      subset: v1'),
      fixed: ROUTE('  - route:\n    - destination:\n        host: cart # mine\n        subset: v1'),
    },
  },
});
