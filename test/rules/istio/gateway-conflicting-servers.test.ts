import { gatewayConflictingServers } from '../../../server/src/rules/istio/gateway-conflicting-servers.ts';
import { deployment, gateway } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const opening = (name: string, host: string, port = 80, selector = '{app: edge}', bind = '') =>
  gateway(
    'shop',
    name,
    `selector: ${selector}\nservers: [{port: {number: ${port}}, hosts: [${host}]${bind}}]`,
  );

ruleTest(gatewayConflictingServers, {
  valid: {
    'two hosts': opening('one', 'a.example.com') + opening('two', 'b.example.com'),
    'two ports': opening('one', 'a.example.com') + opening('two', 'a.example.com', 81),
    'two proxies': opening('one', 'a.example.com') + opening('two', 'a.example.com', 80, '{app: inner}'),
    'two addresses':
      opening('one', 'a.example.com') + opening('two', 'a.example.com', 80, undefined, ', bind: 10.0.0.1'),
    'two namespaces': opening('one', 'shop/a.example.com') + opening('two', 'other/a.example.com'),
    'two wildcards': opening('one', '"*.example.com"') + opening('two', '"*.shop.example.com"'),
    'two versions of one resource': opening('one', 'a.example.com') + opening('one', 'a.example.com'),
    'a narrower selector that no workload satisfies':
      opening('one', 'a.example.com') + opening('two', 'a.example.com', 80, '{app: edge, zone: a}'),
  },
  invalid: {
    'one host in two Gateways': {
      yaml: opening('one', '<|a.example.com|>') + opening('two', '<|a.example.com|>'),
    },
    'one host in different case, in one Gateway': {
      yaml: opening('one', 'a.example.com, <|A.example.com|>'),
    },
    'a wildcard and a host under it': {
      yaml: opening('one', '<|"*.example.com"|>') + opening('two', '<|a.example.com|>'),
    },
    'one proxy that satisfies both selectors': {
      yaml:
        opening('one', '<|a.example.com|>') +
        opening('two', '<|a.example.com|>', 80, '{app: edge, zone: a}') +
        deployment('ingress', 'edge', '{app: edge, zone: a}'),
    },
  },
});
