import { annotationWrongObject } from '../../../server/src/rules/linkerd/annotation-wrong-object.ts';
import { ruleTest } from '../../support/rule-test.ts';

const object = (apiVersion: string, kind: string, annotation: string) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: web
  annotations:
    ${annotation}
`;

ruleTest(annotationWrongObject, {
  valid: {
    'retries on a Service': object('v1', 'Service', 'retry.linkerd.io/http: 5xx'),
    'retries on a route': object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'timeout.linkerd.io/idle: 1s'),
    'opaque ports on a Service': object('v1', 'Service', 'config.linkerd.io/opaque-ports: "25"'),
    'injection of a Namespace': object('v1', 'Namespace', 'linkerd.io/inject: enabled'),
    'circuit breaking of an egress network': object(
      'policy.linkerd.io/v1alpha1',
      'EgressNetwork',
      'balancer.linkerd.io/failure-accrual: consecutive',
    ),
  },
  invalid: {
    'retries in a Pod template': {
      yaml: `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    metadata:
      annotations:
        <|retry.linkerd.io/http|>: 5xx #! Linkerd does not read "retry.linkerd.io/http" from a Deployment. Write it on the Service or its route.
`,
    },
    'circuit breaking on a route': {
      yaml: object(
        'policy.linkerd.io/v1beta3',
        'HTTPRoute',
        '<|balancer.linkerd.io/failure-accrual|>: consecutive #! Linkerd does not read "balancer.linkerd.io/failure-accrual" from an HTTPRoute. Write it on the Service that the route belongs to.',
      ),
    },
    'injection of a Service': { yaml: object('v1', 'Service', '<|linkerd.io/inject|>: enabled') },
  },
});
