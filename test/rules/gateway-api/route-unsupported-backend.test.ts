import { routeUnsupportedBackend } from '../../../server/src/rules/gateway-api/route-unsupported-backend.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (backend: string) => httpRoute('shop', `rules: [{backendRefs: [${backend}]}]`);

ruleTest(routeUnsupportedBackend, {
  valid: {
    'a Service': route('{name: a}'),
    'a host of Istio': route('{group: networking.istio.io, kind: Hostname, name: a.com}'),
    'a kind of others': route('{group: example.com, kind: Lambda, name: a}'),
    'a kind of others that is here': {
      yaml:
        route('{group: example.com, kind: Lambda, name: a}') +
        resource('example.com/v1', 'Lambda', 'shop', 'a', 'a: b'),
      settings: { workspace: 'closed' },
    },
  },
  invalid: {
    'a kind of Kubernetes': { yaml: route('{group: apps, kind: <|Deployment|>, name: a}') },
    'a Pod': { yaml: route('{kind: <|Pod|>, name: a}') },
    'a kind that nobody knows': {
      yaml: route('{group: example.com, kind: <|Lambda|>, name: a}'),
      settings: { workspace: 'closed' },
    },
  },
});
