import { conflictingInjectionLabels } from '../../../server/src/rules/istio/conflicting-injection-labels.ts';
import { ruleTest } from '../../support/rule-test.ts';

const namespace = (labels: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: a
  labels:
${labels}
`;

ruleTest(conflictingInjectionLabels, {
  valid: {
    'one way': namespace('    istio.io/rev: canary'),
    'switched off': namespace('    istio-injection: disabled\n    istio.io/rev: canary'),
    'out of ambient': namespace('    istio-injection: enabled\n    istio.io/dataplane-mode: none'),
    'a Pod that leaves the sidecar': `apiVersion: v1
kind: Pod
metadata: {name: a, labels: {istio.io/dataplane-mode: ambient, sidecar.istio.io/inject: "false"}}
`,
  },
  invalid: {
    'two ways': {
      yaml: namespace('    istio-injection: enabled # old\n    <|istio.io/rev|>: canary'),
      fixed: namespace('    istio-injection: enabled # old'),
    },
    'a sidecar in ambient': {
      yaml: namespace('    istio.io/rev: canary\n    <|istio.io/dataplane-mode|>: ambient'),
      fixed: namespace('    istio.io/rev: canary'),
    },
    'a Pod with both': {
      yaml: `apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec: {template: {metadata: {labels: {<|istio.io/dataplane-mode|>: ambient, sidecar.istio.io/inject: "true"}}}}
`,
      fixed: `apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec: {template: {metadata: {labels: {sidecar.istio.io/inject: "true"}}}}
`,
    },
  },
});
