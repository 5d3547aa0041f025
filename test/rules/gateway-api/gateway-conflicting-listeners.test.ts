import { gatewayConflictingListeners } from '../../../server/src/rules/gateway-api/gateway-conflicting-listeners.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const listening = (name: string, host: string, port = 80) =>
  apiGateway('shop', name, `{name: http, hostname: ${host}, port: ${port}, protocol: HTTP}`);
const at = (name: string, address: string) =>
  apiGateway('shop', name, '', `addresses: [{value: ${address}}]`);

ruleTest(gatewayConflictingListeners, {
  valid: {
    'two hosts': listening('one', 'a.example.com') + listening('two', 'b.example.com'),
    'two ports': listening('one', 'a.example.com') + listening('two', 'a.example.com', 81),
    'no host':
      apiGateway('shop', 'one', '{name: http, port: 80}') +
      apiGateway('shop', 'two', '{name: http, port: 80}'),
    'two versions of one resource': listening('one', 'a.example.com') + listening('one', 'a.example.com'),
    'two addresses': at('one', '10.0.0.1') + at('two', '10.0.0.2'),
  },
  invalid: {
    'one host': { yaml: listening('one', '<|a.example.com|>') + listening('two', '<|A.example.com|>') },
    'one address': { yaml: at('one', '<|10.0.0.1|>') + at('two', '<|10.0.0.1|>') },
  },
});
