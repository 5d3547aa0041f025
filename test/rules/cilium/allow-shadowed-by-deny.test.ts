import { allowShadowedByDeny } from '../../../server/src/rules/cilium/allow-shadowed-by-deny.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { clusterwidePolicyOf, policyOf } from './policy-text.ts';

const WEB = '[{matchLabels: {app: web}}]';
const allow = `  ingress: [{fromEndpoints: ${WEB}}]\n`;
const marked = `  ingress: [{<|fromEndpoints|>: ${WEB}}]\n`;
const other = (body: string) => `---\n${policyOf(body).replace('name: cart', 'name: deny')}`;

ruleTest(allowShadowedByDeny, {
  valid: {
    'other peers': policyOf(allow) + other('  ingressDeny: [{fromEndpoints: [{matchLabels: {app: bot}}]}]\n'),
    'certain ports only':
      policyOf(allow) + other('  ingressDeny: [{fromEndpoints: [{}], toPorts: [{ports: [{port: "22"}]}]}]\n'),
    'other ports than those': policyOf(
      '  ingress: [{fromEntities: [world], toPorts: [{ports: [{port: "80", protocol: TCP}, {port: "443", protocol: TCP}]}]}]\n  ingressDeny: [{fromEntities: [world], toPorts: [{ports: [{port: "80", protocol: TCP}]}]}]\n',
    ),
    'another protocol': policyOf(
      '  ingress: [{fromEntities: [world], toPorts: [{ports: [{port: "53"}]}]}]\n  ingressDeny: [{fromEntities: [world], toPorts: [{ports: [{port: "53", protocol: UDP}]}]}]\n',
    ),
    'the other direction': policyOf(allow) + other('  egressDeny: [{toEndpoints: [{}]}]\n'),
    'other Pods':
      policyOf(allow) + other('  ingressDeny: [{fromEndpoints: [{}]}]\n').replace('app: cart', 'app: db'),
    'another namespace is denied':
      policyOf(allow) +
      other('  ingressDeny: [{fromEndpoints: [{matchLabels: {io.kubernetes.pod.namespace: web}}]}]\n'),
    'a wider block is allowed': policyOf(
      '  ingress: [{fromCIDR: [10.0.0.0/8]}]\n  ingressDeny: [{fromCIDR: [10.1.0.0/16]}]\n',
    ),
    'exceptions from the denial': policyOf(
      '  ingress: [{fromCIDR: [10.1.0.0/16]}]\n  ingressDeny: [{fromCIDRSet: [{cidr: 10.0.0.0/8, except: [10.1.0.0/16]}]}]\n',
    ),
  },
  invalid: {
    'all of the namespace is denied by another policy': {
      yaml:
        policyOf(
          `  ingress: [{<|fromEndpoints|>: ${WEB}}] #! This entry never takes effect: "ingressDeny" of "deny" denies all that it allows, and deny wins. Remove it, or narrow the deny entry.\n`,
        ) + other('  ingressDeny: [{fromEndpoints: [{}]}]\n'),
    },
    'the very same peer in this policy': {
      yaml: policyOf(`${marked}  ingressDeny: [{fromEndpoints: ${WEB}}]\n`),
    },
    'everything is denied clusterwide': {
      yaml: `${policyOf(marked)}---\n${clusterwidePolicyOf('  endpointSelector: {}\n  ingressDeny: [{fromEntities: [all]}]\n')}`,
    },
    'a block in a denied block': {
      yaml: policyOf(
        '  egress: [{<|toCIDR|>: [10.1.0.0/16]}]\n  egressDeny: [{toCIDRSet: [{cidr: 10.0.0.0/8}]}]\n',
      ),
    },
    'the same ports': {
      yaml: policyOf(
        '  ingress: [{<|fromEntities|>: [world], toPorts: [{ports: [{port: "8080", protocol: TCP}, {port: http}]}]}]\n  ingressDeny: [{fromEntities: [world], toPorts: [{ports: [{port: "8000", endPort: 8100}, {port: http}]}]}]\n',
      ),
    },
    'an entity': {
      yaml: policyOf('  egress: [{<|toEntities|>: [world]}]\n  egressDeny: [{toEntities: [world, host]}]\n'),
    },
  },
});
