import { releaseUnsupported } from '../../../server/src/rules/cilium/release-unsupported.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { policyOf } from './policy-text.ts';

const SERVICES = `  egress:
    - toServices: [{k8sService: {serviceName: ledger, namespace: shop}}]
      toPorts: [{ports: [{port: "8080", protocol: TCP}]}]
`;
const old = { cilium: { version: '1.17.4' } };

ruleTest(releaseUnsupported, {
  valid: {
    'services with ports in 1.20': policyOf(SERVICES),
    'a double wildcard in 1.19': {
      yaml: policyOf('  egress: [{toFQDNs: [{matchPattern: "**.a.com"}]}]\n'),
      settings: { cilium: { version: '1.19' } },
    },
    'one wildcard in an old release': {
      yaml: policyOf('  egress: [{toFQDNs: [{matchPattern: "*.a.com"}]}]\n'),
      settings: old,
    },
    'the annotation in 1.16': {
      yaml: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations:\n    policy.cilium.io/proxy-visibility: "<Ingress/80/TCP/HTTP>"\n',
      settings: { cilium: { version: '1.16' } },
    },
    'another annotation':
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations:\n    policy.cilium.io/no-track-port: "53"\n',
  },
  invalid: {
    'services with ports in 1.17': {
      yaml: policyOf(
        SERVICES.replace('toPorts: [', '<|toPorts|>: [').replace(
          'TCP}]}]',
          'TCP}]}] #! "toPorts" beside "toServices" is refused by Cilium 1.17.4; 1.18 is the first that accepts it. Leave "toPorts" out, or name the endpoints with "toEndpoints".',
        ),
      ),
      settings: old,
    },
    'a double wildcard in 1.17': {
      yaml: policyOf('  egress: [{toFQDNs: [{matchPattern: <|"**.a.com"|>}]}]\n'),
      settings: old,
    },
    'proxy visibility on a Pod template': {
      yaml: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
spec:
  template:
    metadata:
      annotations:
        <|io.cilium.proxy-visibility|>: "<Ingress/80/TCP/HTTP>" #! "io.cilium.proxy-visibility" does nothing since Cilium 1.17. For L7 visibility write a CiliumNetworkPolicy with "rules.http" or "rules.dns".
`,
    },
  },
});
