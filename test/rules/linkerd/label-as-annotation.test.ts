import { labelAsAnnotation } from '../../../server/src/rules/linkerd/label-as-annotation.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(labelAsAnnotation, {
  valid: {
    'the label': `apiVersion: v1
kind: Service
metadata:
  name: cart
  labels:
    mirror.linkerd.io/exported: "true"
`,
    'an annotation that Linkerd does write on mirrored Services': `apiVersion: v1
kind: Service
metadata:
  name: cart
  annotations:
    mirror.linkerd.io/remote-svc-fq-name: cart.shop.svc.cluster.local
`,
  },
  invalid: {
    'exported by annotation': {
      yaml: `apiVersion: v1
kind: Service
metadata:
  name: cart
  annotations:
    # for the other cluster
    a: b
    <|mirror.linkerd.io/exported|>: "true" #! Linkerd selects Services by the label "mirror.linkerd.io/exported", not by an annotation. Move it to "labels".
`,
      fixed: `apiVersion: v1
kind: Service
metadata:
  name: cart
  labels:
    mirror.linkerd.io/exported: "true"
  annotations:
    # for the other cluster
    a: b
`,
    },
  },
});
