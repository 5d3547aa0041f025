import { hostnameIpAddress } from '../../../server/src/rules/gateway-api/hostname-ip-address.ts';
import { apiGateway, httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (hosts: string) => httpRoute('shop', `parentRefs: [{name: public}]\nhostnames: ${hosts}`);

ruleTest(hostnameIpAddress, {
  valid: {
    'a name': route('[a.example.com]'),
    'numbers in a name': route('[10.0.0.1.nip.io]'),
    'no number of the right size': route('[10.0.0.256]'),
  },
  invalid: {
    'the only host': {
      yaml: route('[<|10.0.0.1|>]'),
      fixed: httpRoute('shop', 'parentRefs: [{name: public}]'),
    },
    'one of two': { yaml: route('[<|10.0.0.1|>, a.com]'), fixed: route('[a.com]') },
    'a listener': {
      yaml: apiGateway('shop', 'public', '{name: a, hostname: <|10.0.0.1|>}'),
      fixed: apiGateway('shop', 'public', '{name: a}'),
    },
  },
});
