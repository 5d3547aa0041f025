import { annotationMisplaced } from '../../../server/src/rules/istio/annotation-misplaced.ts';
import { ruleTest } from '../../support/rule-test.ts';

const HEAD = `apiVersion: apps/v1
kind: Deployment
`;

ruleTest(annotationMisplaced, {
  valid: {
    'in the template': `${HEAD}metadata: {name: a}
spec: {template: {metadata: {annotations: {sidecar.istio.io/logLevel: debug}}}}
`,
    'on a gateway, from where it is copied': `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: a, annotations: {proxy.istio.io/config: '{}', networking.istio.io/service-type: ClusterIP}}
`,
    'in both places': `${HEAD}metadata: {name: a, annotations: {sidecar.istio.io/logLevel: debug}}
spec: {template: {metadata: {annotations: {sidecar.istio.io/logLevel: debug}}}}
`,
    'on anything': `${HEAD}metadata: {name: a, annotations: {galley.istio.io/analyze-suppress: '*'}}
`,
  },
  invalid: {
    'on the Deployment': {
      yaml: `${HEAD}metadata:
  name: a # a
  annotations:
    <|sidecar.istio.io/logLevel|>: debug
spec:
  template:
    metadata:
      labels: {app: a}
`,
      fixed: `${HEAD}metadata:
  name: a # a
spec:
  template:
    metadata:
      labels: {app: a}
      annotations:
        sidecar.istio.io/logLevel: debug
`,
    },
    'on a Namespace': {
      yaml: `apiVersion: v1
kind: Namespace
metadata: {name: a, annotations: {<|networking.istio.io/exportTo|>: '.'}} #! "networking.istio.io/exportTo" has no effect on a Namespace. Write it on a Service.
`,
    },
  },
});
