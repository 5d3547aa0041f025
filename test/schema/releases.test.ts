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

const CILIUM_17 = { cilium: { ...DEFAULT_SETTINGS.cilium, version: '1.17' } };
const GATEWAY_API = (version: string, channel: 'standard' | 'experimental') => ({
  gatewayApi: { version, channel },
});

const PORT = (protocol: string) => `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: vrrp
spec:
  endpointSelector: {}
  ingress:
    - toPorts:
        - ports: [{ protocol: ${protocol} }]
`;

const EGRESS = (gateway: string) => `apiVersion: cilium.io/v2
kind: CiliumEgressGatewayPolicy
metadata:
  name: gateway
spec:
  selectors:
    - podSelector: {}
  destinationCIDRs: [0.0.0.0/0]
  egressGateway:
    nodeSelector: {}
    ${gateway}
`;

const WITHOUT_SECTION = `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: empty
<|spec|>:
  endpointSelector: {}
`;

const PEERING = (neighbor: string) => `apiVersion: <|cilium.io/v2alpha1|>
kind: CiliumBGPPeeringPolicy
metadata:
  name: rack0
spec:
  virtualRouters:
    - localASN: 64512
      neighbors:
        - peerAddress: 10.0.0.1/32
          peerASN: 64512
          ${neighbor}
`;

const ROUTE = (rule: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
spec:
  rules:
    - backendRefs:
        - name: web
          port: 80
      ${rule}
`;

schemaTest('schema/missing-field', {
  valid: {
    'a policy without a section, for a release that takes it': {
      yaml: WITHOUT_SECTION.replaceAll(/<\||\|>/g, ''),
      settings: CILIUM_17,
    },
  },
  invalid: {
    'a policy without a section': {
      yaml: WITHOUT_SECTION.replace(
        '|>:',
        '|>: #! Set at least one of "ingress", "ingressDeny", "egress" and "egressDeny". Releases of Cilium from 1.18 on demand this.',
      ),
    },
  },
});

schemaTest('schema/not-allowed-value', {
  valid: { 'a protocol that the release has': PORT('VRRP') },
  invalid: {
    'a protocol that came later': {
      yaml: PORT(
        '<|VRRP|> }] #! "VRRP" is no value of "protocol" in Cilium 1.17, which this is checked for; newer releases have it.',
      ).replace(/(newer.*it\.) \}\]/, '$1'),
      settings: CILIUM_17,
    },
  },
});

schemaTest('schema/wrong-format', {
  valid: {
    'an address of IPv6': EGRESS('egressIP: 2001:db8::1'),
    'an address of IPv4, for a release that takes no other': {
      yaml: EGRESS('egressIP: 192.0.2.1'),
      settings: CILIUM_17,
    },
  },
  invalid: {
    'an address of IPv6, for a release that takes none': {
      yaml: EGRESS(
        'egressIP: <|2001:db8::1|> #! "egressIP" is no IPv4 address. Releases of Cilium before 1.18 demand this.',
      ),
      settings: CILIUM_17,
    },
  },
});

schemaTest('schema/newer-field', {
  valid: {
    'a field that the release has': ROUTE('name: main'),
    'a field that the experimental channel of the release has': {
      yaml: ROUTE('name: main'),
      settings: GATEWAY_API('1.3', 'experimental'),
    },
  },
  invalid: {
    'a field that no channel of the release has': {
      yaml: ROUTE(
        '<|name|>: main #! "name" came with the Gateway API 1.2, and this is checked for the Gateway API 1.1.',
      ),
      settings: GATEWAY_API('1.1', 'experimental'),
    },
  },
});

schemaTest('schema/experimental-field', {
  valid: {},
  invalid: {
    'a field that became standard later': {
      yaml: ROUTE(
        '<|name|>: main #! "name" is in the experimental channel of the Gateway API 1.3 only, and this is checked for the standard channel.',
      ),
      settings: GATEWAY_API('1.3', 'standard'),
    },
    'a value that became standard later, and its field': {
      yaml: ROUTE('filters: [{ type: <|CORS|>, <|cors|>: { allowOrigins: ["*"] } }]'),
      settings: GATEWAY_API('1.4', 'standard'),
      codes: ['schema/experimental-field', 'schema/experimental-field'],
    },
  },
});

schemaTest('schema/too-many', {
  valid: {},
  invalid: {
    'a list that has to be empty by now': {
      yaml: `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: conditions
spec:
  endpointSelector: {}
  ingress:
    - <|fromRequires|>: #! "fromRequires" has 1 item. It takes 0 at most. Gone since Cilium 1.19; only an empty list is accepted. Write the condition into each rule.
        - matchLabels: { env: prod }
`,
    },
  },
});

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
    'a misspelt field of a kind that is gone by now': {
      yaml: PEERING('<|connetRetryTimeSeconds|>: 5'),
      settings: CILIUM_17,
      codes: ['api/deprecated-version', 'schema/unknown-field'],
    },
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
