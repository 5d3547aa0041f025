import { meshRouteHostnames } from '../../../server/src/rules/gateway-api/mesh-route-hostnames.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (parents: string, hosts: string) =>
  httpRoute('shop', `parentRefs: [${parents}]\nhostnames: ${hosts}`);

ruleTest(meshRouteHostnames, {
  valid: {
    'a route of a Gateway': route('{name: public}', '[a.com]'),
    'a route of both': route('{group: "", kind: Service, name: cart}, {name: public}', '[a.com]'),
    'no hosts': route('{group: "", kind: Service, name: cart}', '[]'),
  },
  invalid: {
    'a route of a mesh': {
      yaml: route('{group: "", kind: Service, name: cart}', '[a.com]').replace('hostnames', '<|hostnames|>'),
    },
  },
});
