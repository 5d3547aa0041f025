import { portNotOnPods } from '../../../server/src/rules/cilium/port-not-on-pods.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { deploymentOf, policyOf, serviceOf } from './policy-text.ts';

const ports = (list: string) => policyOf(`  ingress: [{toPorts: [{ports: [${list}]}]}]\n`);
const PODS = `---\n${deploymentOf('cart')}`;
const SERVICE = `---\n${serviceOf('')}`;

ruleTest(portNotOnPods, {
  valid: {
    'the port of the container': ports('{port: "8080"}, {port: http}, {port: HTTP}') + PODS + SERVICE,
    'a port that nobody declares, and no Service has': ports('{port: "9090"}') + PODS + SERVICE,
    'no Pods are known': ports('{port: https}, {port: "80"}') + SERVICE,
    'a container on the port of the Service': ports('{port: "80"}') + PODS.replace('8080', '80') + SERVICE,
    'a Service of other Pods': ports('{port: "80"}') + PODS + SERVICE.replace('app: cart', 'app: web'),
    'a templated workload': ports('{port: https}') + PODS.replace('name: http', 'name: "{{ .Values.port }}"'),
    'names of entities':
      policyOf('  egress: [{toEntities: [world], toPorts: [{ports: [{port: https}]}]}]\n') + PODS,
  },
  invalid: {
    'the port of the Service': {
      yaml:
        ports('{port: <|"80"|>}').replace(
          '}]}]}]\n',
          '}]}]}] #! "80" is a port of Service "cart", and policies see the port of the container behind it. Write "8080".\n',
        ) +
        PODS +
        SERVICE,
      fixed: ports('{port: "8080"}') + PODS + SERVICE,
    },
    'a name that no container has': {
      yaml: ports('{port: <|https|>}') + PODS,
      fixed: ports('{port: http}') + PODS,
    },
    'the port of the peer, on egress': {
      yaml: `${policyOf('  egress: [{toEndpoints: [{matchLabels: {app: cart}}], toPorts: [{ports: [{port: <|"80"|>}]}]}]\n')}${PODS}${SERVICE}`,
      fixed: `${policyOf('  egress: [{toEndpoints: [{matchLabels: {app: cart}}], toPorts: [{ports: [{port: "8080"}]}]}]\n')}${PODS}${SERVICE}`,
    },
  },
});
