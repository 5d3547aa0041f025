import { parentsDifferByPort } from '../../../server/src/rules/gateway-api/parents-differ-by-port.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (...parents: string[]) => httpRoute('shop', `parentRefs: [${parents.join(', ')}]`);

ruleTest(parentsDifferByPort, {
  valid: {
    'other parents': route('{name: a, port: 80}', '{name: b, port: 80}'),
    'other sections': route('{name: a, sectionName: x}', '{name: a, sectionName: y}'),
    'the very same, which the schema reports': route('{name: a, port: 80}', '{name: a, port: 80}'),
    'the experimental channel': {
      yaml: route('{name: a, port: 80}', '{name: a, port: 443}'),
      settings: { gatewayApi: { version: '1.6', channel: 'experimental' } },
    },
  },
  invalid: {
    'other ports': { yaml: route('{name: a, port: 80}', '<|{name: a, port: 443}|>') },
  },
});
