import { loadBalancerWithoutPool } from '../../../server/src/rules/cilium/load-balancer-without-pool.ts';
import { ruleTest } from '../../support/rule-test.ts';
import { ciliumResourceOf, serviceOf } from './policy-text.ts';

const ours = (metadata = '') =>
  serviceOf(metadata).replace('  selector', '  loadBalancerClass: io.cilium/l2-announcer\n  selector');
const pool = (spec = '') =>
  `---\n${ciliumResourceOf('CiliumLoadBalancerIPPool', `  blocks: [{cidr: 192.0.2.0/24}]\n${spec}`)}`;

ruleTest(loadBalancerWithoutPool, {
  valid: {
    'a pool for all': ours() + pool(),
    'a pool by namespace':
      ours() + pool('  serviceSelector: {matchLabels: {io.kubernetes.service.namespace: shop}}\n'),
    'no pool is known': ours(),
    'a load balancer of somebody else': serviceOf('') + pool('  serviceSelector: {matchLabels: {a: b}}\n'),
    'an address of the pool': serviceOf('  annotations: {lbipam.cilium.io/ips: 192.0.2.7}\n') + pool(),
  },
  invalid: {
    'a pool for others': {
      yaml:
        ours().replace(
          'io.cilium/l2-announcer',
          '<|io.cilium/l2-announcer|> #! No CiliumLoadBalancerIPPool selects Service "cart", so it waits for an address. Add a pool, or match its "serviceSelector".',
        ) + pool('  serviceSelector: {matchLabels: {a: b}}\n'),
    },
    'a pool that is switched off': {
      yaml: serviceOf('  annotations: {<|lbipam.cilium.io/ips|>: 192.0.2.7}\n') + pool('  disabled: true\n'),
    },
    'an address of no pool': {
      yaml: serviceOf('  annotations: {lbipam.cilium.io/ips: <|"192.0.2.7,198.51.100.1"|>}\n') + pool(),
    },
  },
});
