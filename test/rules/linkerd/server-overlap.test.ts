import { serverOverlap } from '../../../server/src/rules/linkerd/server-overlap.ts';
import { ruleTest } from '../../support/rule-test.ts';

const POD = `apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {app: cart, tier: back}}
spec: {containers: [{ports: [{name: http, containerPort: 8080}]}]}
---
`;
const server = (
  name: string,
  labels: string,
  port: string,
  namespace = 'shop',
) => `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  podSelector: {matchLabels: {${labels}}}
  port: ${port}
---
`;

ruleTest(serverOverlap, {
  valid: {
    'other ports': POD + server('a', 'app: cart', '8080') + server('b', 'app: cart', '9090'),
    'other Pods': POD + server('a', 'app: cart', '8080') + server('b', 'app: web', '8080'),
    'other namespaces': server('a', 'app: cart', '8080') + server('b', 'app: cart', '8080', 'web'),
    'labels that a template fills in':
      server('a', 'app: "{{ .a }}"', '80') + server('b', 'app: "{{ .b }}"', '80'),
  },
  invalid: {
    'the same selector': {
      yaml: server('a', 'app: cart', '<|8080|>') + server('b', 'app: cart', '<|8080|>'),
    },
    'by name and by number, by different labels': {
      yaml: POD + server('a', 'app: cart', '<|http|>') + server('b', 'tier: back', '<|8080|>'),
    },
  },
});
