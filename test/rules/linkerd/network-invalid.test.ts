import { networkInvalid } from '../../../server/src/rules/linkerd/network-invalid.ts';
import { ruleTest } from '../../support/rule-test.ts';

const networks = (list: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata: {name: cluster}
spec:
  networks: ${list}
`;

ruleTest(networkInvalid, {
  valid: {
    'networks with exceptions': networks('[{cidr: 10.0.0.0/8, except: [10.96.0.0/12]}, {cidr: "fd00::/8"}]'),
    'a single address': networks('[{cidr: 10.0.0.1}]'),
    'strings, which the schema reports': networks('[10.0.0.0/8]'),
    'a template': networks('[{cidr: "{{ .Values.cidr }}", except: [1.2.3.4]}]'),
    'no networks of an EgressNetwork, which means all': `apiVersion: policy.linkerd.io/v1alpha1
kind: EgressNetwork
metadata: {name: all}
spec: {trafficPolicy: Allow}
`,
  },
  invalid: {
    'no network': {
      yaml: networks(
        '[{cidr: <|10.0.0.0/33|>}] #! "10.0.0.0/33" is no network. Write an address and the number of its leading bits, such as "10.0.0.0/8".',
      ),
    },
    'an exception elsewhere': { yaml: networks('[{cidr: 10.0.0.0/16, except: [<|10.1.0.0/16|>]}]') },
    'an exception of all': { yaml: networks('[{cidr: 10.0.0.0/16, except: [<|10.0.0.0/8|>]}]') },
    'an exception of the other family': { yaml: networks('[{cidr: 10.0.0.0/16, except: [<|"fd00::/8"|>]}]') },
    'none at all': { yaml: networks('[]').replace('networks', '<|networks|>') },
    'of a ServerAuthorization': {
      yaml: `apiVersion: policy.linkerd.io/v1beta1
kind: ServerAuthorization
metadata: {name: web}
spec:
  client: {networks: [{cidr: <|cluster|>}]}
`,
    },
  },
});
