import { annotationsReplaced } from '../../../server/src/rules/linkerd/annotations-replaced.ts';
import { ruleTest } from '../../support/rule-test.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop, annotations: {retry.linkerd.io/http: 5xx, retry.linkerd.io/limit: "3"}}
---
`;
const route = (
  annotations: string,
  parent = 'group: core, kind: Service',
) => `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: r, namespace: shop, annotations: {${annotations}}}
spec: {parentRefs: [{${parent}, name: cart}]}
`;

ruleTest(annotationsReplaced, {
  valid: {
    'all of them repeated': SERVICE + route('retry.linkerd.io/http: "503", retry.linkerd.io/limit: "1"'),
    'another group': SERVICE + route('timeout.linkerd.io/request: 1s'),
    'of another parent':
      SERVICE + route('retry.linkerd.io/http: 5xx', 'group: policy.linkerd.io, kind: Server'),
  },
  invalid: { 'one of two': { yaml: SERVICE + route('<|retry.linkerd.io/http|>: "503"') } },
});
