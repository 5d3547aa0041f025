import { routeKindNotAllowed } from '../../../server/src/rules/gateway-api/route-kind-not-allowed.ts';
import { apiGateway, httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const ROUTE = httpRoute('shop', 'parentRefs: [{name: public}]');
const MARKED = httpRoute('shop', 'parentRefs: [{name: <|public|>}]');
const gateway = (listeners: string) => apiGateway('shop', 'public', listeners);

ruleTest(routeKindNotAllowed, {
  valid: {
    'a listener for HTTP': ROUTE + gateway('{name: a, port: 80, protocol: HTTP}'),
    'one of several listeners':
      ROUTE + gateway('{name: a, port: 9000, protocol: TCP}, {name: b, port: 80, protocol: HTTP}'),
    'a protocol that we do not know': ROUTE + gateway('{name: a, port: 80, protocol: example.com/odd}'),
    'a Gateway that is not here': ROUTE,
  },
  invalid: {
    'a listener for TCP': { yaml: MARKED + gateway('{name: a, port: 9000, protocol: TCP}') },
    'kinds that leave it out': {
      yaml:
        MARKED + gateway('{name: a, port: 80, protocol: HTTP, allowedRoutes: {kinds: [{kind: GRPCRoute}]}}'),
    },
    'a section that is for others': {
      yaml:
        httpRoute('shop', 'parentRefs: [{name: <|public|>, sectionName: a}]') +
        gateway('{name: a, port: 9000, protocol: TCP}, {name: b, port: 80, protocol: HTTP}'),
    },
  },
});
