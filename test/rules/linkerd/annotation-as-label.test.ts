import { annotationAsLabel } from '../../../server/src/rules/linkerd/annotation-as-label.ts';
import { ruleTest } from '../../support/rule-test.ts';

const deployment = (own: string, template: string) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web${own}
spec:
  template:
    metadata:
      labels:
        app: web${template}
    spec: {}
`;

ruleTest(annotationAsLabel, {
  valid: {
    'the annotation': deployment('', '\n      annotations:\n        linkerd.io/inject: enabled'),
    'labels that Linkerd does write and read': `apiVersion: v1
kind: Namespace
metadata:
  name: linkerd
  labels:
    linkerd.io/is-control-plane: "true"
    config.linkerd.io/admission-webhooks: disabled
    linkerd.io/control-plane-ns: linkerd
`,
    "Istio's label": `apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {istio-injection: enabled}}
`,
  },
  invalid: {
    'in the template': {
      yaml: deployment(
        '',
        '\n        <|linkerd.io/inject|>: enabled # on #! Linkerd reads "linkerd.io/inject" from annotations, not from labels. Move it to "annotations".',
      ).replace(' # on', ''),
      fixed: deployment('', '').replace(
        '      labels:\n        app: web',
        '      annotations:\n        linkerd.io/inject: enabled\n      labels:\n        app: web',
      ),
    },
    'on the workload itself': {
      yaml: deployment('\n  labels:\n    <|config.linkerd.io/opaque-ports|>: "3306"', ''),
      fixed: deployment('', '').replace(
        '      labels:\n        app: web',
        '      labels:\n        app: web\n      annotations:\n        config.linkerd.io/opaque-ports: "3306"',
      ),
    },
    'in the manner of Istio': {
      yaml: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    <|linkerd-injection|>: enabled #! Linkerd has no label "linkerd-injection": the annotation "linkerd.io/inject" asks for its proxy. Write that.
`,
      fixed: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    linkerd.io/inject: enabled
`,
    },
  },
});
