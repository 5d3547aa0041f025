import { networkHostBits } from '../../../server/src/rules/linkerd/network-host-bits.ts';
import { ruleTest } from '../../support/rule-test.ts';

const networks = (cidr: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: NetworkAuthentication
metadata: {name: cluster}
spec:
  networks:
    - cidr: ${cidr} # nodes
`;

ruleTest(networkHostBits, {
  valid: {
    'the first address': networks('10.0.0.0/8'),
    'one address': networks('10.1.2.3/32'),
    'an address without bits': networks('10.1.2.3'),
    'no network, of which another rule speaks': networks('10.1.2.3/40'),
  },
  invalid: {
    'an address inside': { yaml: networks('<|10.1.2.3/8|>'), fixed: networks('10.0.0.0/8') },
    'of version 6': { yaml: networks('<|fd00::1/8|>'), fixed: networks('fd00::/8') },
  },
});
