import { meshLabelMisused } from '../../../server/src/rules/istio/mesh-label-misused.ts';
import { ruleTest } from '../../support/rule-test.ts';

const namespace = (labels: string) => `apiVersion: v1
kind: Namespace
metadata: {name: a, labels: {${labels}}}
`;

ruleTest(meshLabelMisused, {
  valid: {
    'labels of a Namespace': namespace(
      'istio-injection: disabled, istio.io/rev: canary, istio.io/dataplane-mode: ambient, app: a',
    ),
    'a label of a chart': namespace('install.operator.istio.io/owning-resource: unknown, istio: x'),
    'in both places': `apiVersion: apps/v1
kind: Deployment
metadata: {name: a, labels: {sidecar.istio.io/inject: "true"}}
spec: {template: {metadata: {labels: {sidecar.istio.io/inject: "true"}}}}
`,
    'a ServiceAccount that repeats the labels of its chart': `apiVersion: v1
kind: ServiceAccount
metadata: {name: a, labels: {istio.io/dataplane-mode: none, sidecar.istio.io/inject: "false"}}
`,
    'a value from a template': namespace("istio-injection: '{{ .injection }}'"),
  },
  invalid: {
    'a waypoint of a ServiceAccount': {
      yaml: `apiVersion: v1
kind: ServiceAccount
metadata: {name: a, labels: {<|istio.io/use-waypoint|>: waypoint}}
`,
    },
    'a name and values': {
      yaml: namespace('<|istio-injections|>: enabled, istio.io/dataplane-mode: <|Ambient|>'),
      fixed: namespace('istio-injection: enabled, istio.io/dataplane-mode: ambient'),
    },
    'no text': {
      yaml: `apiVersion: v1
kind: Pod
metadata:
  name: a
  labels:
    sidecar.istio.io/inject: <|false|> # no
`,
      fixed: `apiVersion: v1
kind: Pod
metadata:
  name: a
  labels:
    sidecar.istio.io/inject: "false" # no
`,
    },
    'on the Deployment': {
      yaml: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: a
  labels:
    app: a
    <|sidecar.istio.io/inject|>: "false"
spec:
  template:
    metadata:
      labels:
        app: a
`,
      fixed: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: a
  labels:
    app: a
spec:
  template:
    metadata:
      labels:
        app: a
        sidecar.istio.io/inject: "false"
`,
    },
    'a label of Namespaces on a Service': {
      yaml: `apiVersion: v1
kind: Service
metadata: {name: a, labels: {<|istio-injection|>: enabled}}
`,
    },
  },
});
