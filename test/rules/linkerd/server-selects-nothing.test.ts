import { serverSelectsNothing } from '../../../server/src/rules/linkerd/server-selects-nothing.ts';
import { ruleTest } from '../../support/rule-test.ts';

const POD = `apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {app: cart}}
---
`;
const server = (selector: string, namespace = 'shop') => `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: cart, namespace: ${namespace}}
spec:
  ${selector} # cart
  port: 80
`;

ruleTest(serverSelectsNothing, {
  valid: {
    'a Pod of it': POD + server('podSelector: {matchLabels: {app: cart}}'),
    'all Pods': POD + server('podSelector: {}'),
    'another label, and Pods may come from elsewhere':
      POD + server('podSelector: {matchLabels: {app: payments}}'),
    'a namespace of which nothing is known': POD + server('podSelector: {matchLabels: {app: crat}}', 'web'),
    'a template': POD + server('podSelector: {matchLabels: {app: "{{ .name }}"}}'),
  },
  invalid: {
    'a slip in the label': {
      yaml: POD + server('<|podSelector|>: {matchLabels: {app: crat}}'),
      fixed: POD + server('podSelector: {matchLabels: {app: cart}}'),
    },
    'another label, and these files are all': {
      yaml: POD + server('<|podSelector|>: {matchLabels: {app: payments}}'),
      settings: { workspace: 'closed' },
    },
  },
});
