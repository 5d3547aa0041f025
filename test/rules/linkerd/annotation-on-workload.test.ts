import { annotationOnWorkload } from '../../../server/src/rules/linkerd/annotation-on-workload.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(annotationOnWorkload, {
  valid: {
    'on the template': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    metadata:
      annotations:
        linkerd.io/inject: enabled
`,
    'at both places': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    linkerd.io/inject: enabled
spec:
  template:
    metadata:
      annotations:
        linkerd.io/inject: enabled
`,
    'annotations of others, and of a Pod': `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web, annotations: {linkerd.io/created-by: x, example.com/a: b}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, annotations: {linkerd.io/inject: enabled}}
`,
  },
  invalid: {
    'on a Deployment': {
      yaml: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    # in the mesh
    team: shop
    <|linkerd.io/inject|>: enabled #! "linkerd.io/inject" is read from Pods, and the Deployment does not pass its own annotations on. Write it in the Pod template.
spec:
  template:
    metadata:
      labels:
        app: web
    spec: {}
`,
      fixed: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    # in the mesh
    team: shop
spec:
  template:
    metadata:
      labels:
        app: web
      annotations:
        linkerd.io/inject: enabled
    spec: {}
`,
    },
    'on a CronJob, whose template lies deeper': {
      yaml: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
  annotations:
    <|config.linkerd.io/proxy-cpu-limit|>: 100m
spec:
  jobTemplate:
    spec:
      template:
        metadata:
          annotations:
            a: b
`,
      fixed: `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  jobTemplate:
    spec:
      template:
        metadata:
          annotations:
            a: b
            config.linkerd.io/proxy-cpu-limit: 100m
`,
    },
    'without a template to move it to': {
      yaml: `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, annotations: {<|linkerd.io/inject|>: enabled}}
`,
    },
  },
});
