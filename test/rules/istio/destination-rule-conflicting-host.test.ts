import { destinationRuleConflictingHost } from '../../../server/src/rules/istio/destination-rule-conflicting-host.ts';
import { destinationRule } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const rule = (host: string, name: string, body = 'subsets: [{name: v1}]', namespace = 'shop') =>
  destinationRule(namespace, host, body, name);

ruleTest(destinationRuleConflictingHost, {
  valid: {
    'two hosts': rule('cart', 'one') + rule('search', 'two'),
    'one short name in two namespaces': rule('cart', 'one') + rule('cart', 'two', undefined, 'other'),
    'different subsets': rule('cart', 'one') + rule('cart', 'two', 'subsets: [{name: v2}]'),
    'two versions of one resource': rule('cart', 'one') + rule('cart', 'one'),
    'a namespace-wide rule for mutual TLS':
      rule('cart', 'one') +
      rule('"*.shop.svc.cluster.local"', 'two', 'trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}'),
    'exported to different namespaces':
      rule('a.example.com', 'one', 'exportTo: ["."]') +
      rule('a.example.com', 'two', 'exportTo: ["."]', 'other'),
  },
  invalid: {
    'a common subset': { yaml: rule('<|cart|>', 'one') + rule('<|cart.shop.svc.cluster.local|>', 'two') },
    'one without subsets': {
      yaml:
        rule('<|cart|>', 'one') + rule('<|cart|>', 'two', 'trafficPolicy: {loadBalancer: {simple: RANDOM}}'),
    },
    'a wildcard and a host that it covers': {
      yaml: rule('<|a.example.com|>', 'one') + rule('<|"*.example.com"|>', 'two'),
    },
  },
});
