import { DEFAULT_SETTINGS } from '../../server/src/resources/settings.ts';
import { schemaTest } from '../support/schema-test.ts';

const POLICY = (rules: string) => `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: kafka
spec:
  endpointSelector: {}
  ingress:
    - toPorts:
        - ports: [{ port: "9092", protocol: TCP }]
          rules:
            ${rules}
`;

schemaTest('schema/deprecated-field', {
  valid: {},
  invalid: {
    'a field that a later release lost': {
      yaml: POLICY('<|kafka|>: [{ topic: orders }]'),
      settings: { cilium: { ...DEFAULT_SETTINGS.cilium, version: '1.17' } },
    },
    'a field whose content a later release refuses': {
      yaml: `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: kafka
spec:
  endpointSelector: {}
  ingress:
    - <|fromRequires|>:
        - matchLabels: { env: prod }
`,
      settings: { cilium: { ...DEFAULT_SETTINGS.cilium, version: '1.17' } },
    },
  },
});

schemaTest('schema/unknown-field', {
  valid: {},
  invalid: {
    'a field that the release in use lost': {
      yaml: POLICY('<|kafka|>: [{ topic: orders }]'),
      settings: { cilium: { ...DEFAULT_SETTINGS.cilium, version: '1.20' } },
      fixes: ['*Remove "kafka"'],
    },
    'a field with another name since': {
      yaml: `apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: pool
spec:
  <|cidrs|>:
    - cidr: 10.0.0.0/24
`,
      fixes: ['*Change to "blocks"', 'Remove "cidrs"'],
    },
  },
});
