import { serverPortNotOnPods } from '../../../server/src/rules/linkerd/server-port-not-on-pods.ts';
import { ruleTest } from '../../support/rule-test.ts';

const pod = (ports: string) => `apiVersion: v1
kind: Pod
metadata: {name: cart, namespace: shop, labels: {app: cart}}
spec: {containers: [{ports: ${ports}}]}
---
`;
const POD = pod('[{name: http, containerPort: 8080}]');
const server = (port: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: cart, namespace: shop}
spec:
  podSelector: {matchLabels: {app: cart}}
  port: ${port} # web
`;

ruleTest(serverPortNotOnPods, {
  valid: {
    'by name': POD + server('http'),
    'by number': POD + server('8080'),
    'a port of the proxy': POD + server('linkerd-admin'),
    'nothing declared': pod('[]') + server('8080'),
    'no Pods here': server('http'),
    'a template': POD + server('{{ .port }}'),
  },
  invalid: {
    'a name that is not there': { yaml: POD + server('<|htp|>'), fixed: POD + server('http') },
    'a number that is not there': {
      yaml: POD + server('<|80|>'),
      fixed: POD + server('8080'),
    },
  },
});
