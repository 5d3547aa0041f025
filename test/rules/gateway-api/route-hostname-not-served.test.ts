import { routeHostnameNotServed } from '../../../server/src/rules/gateway-api/route-hostname-not-served.ts';
import { apiGateway, httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (host: string) => httpRoute('shop', `parentRefs: [{name: public}]\nhostnames: [${host}]`);
const gateway = (more: string) =>
  apiGateway('shop', 'public', `{name: http, port: 80, protocol: HTTP, ${more}}`);

ruleTest(routeHostnameNotServed, {
  valid: {
    'the same host': route('a.example.com') + gateway('hostname: a.example.com'),
    'a wildcard for the host': route('x.y.example.com') + gateway('hostname: "*.example.com"'),
    'two wildcards that meet': route('"*.a.example.com"') + gateway('hostname: "*.example.com"'),
    'a listener for any host': route('a.example.com') + gateway('tls: {}'),
    'no hosts': httpRoute('shop', 'parentRefs: [{name: public}]') + gateway('hostname: a.example.com'),
    'a host that a template fills in': route('"{{ .host }}"') + gateway('hostname: a.example.com'),
  },
  invalid: {
    'another host': { yaml: route('<|b.example.com|>') + gateway('hostname: a.example.com') },
    'the bare domain': { yaml: route('<|example.com|>') + gateway('hostname: "*.example.com"') },
  },
});
