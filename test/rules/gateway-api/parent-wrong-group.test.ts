import { parentWrongGroup } from '../../../server/src/rules/gateway-api/parent-wrong-group.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const route = (parent: string) => httpRoute('shop', `parentRefs: [${parent}]`);

ruleTest(parentWrongGroup, {
  valid: {
    'a Service': route('{group: "", kind: Service, name: cart}'),
    'a Gateway': route('{name: public}'),
    'a Gateway in full': route('{group: gateway.networking.k8s.io, kind: Gateway, name: public}'),
    'a group that a template fills in': route('{group: "{{ .group }}", kind: Service, name: cart}'),
    'a kind of others': route('{group: policy.linkerd.io, kind: Server, name: cart}'),
  },
  invalid: {
    'a Service without a group': {
      yaml: route('{kind: <|Service|>, name: cart}'),
      fixed: route('{group: "", kind: Service, name: cart}'),
    },
    'a Service in the group of Gateways': {
      yaml: route('{group: <|gateway.networking.k8s.io|>, kind: Service, name: cart}'),
      fixed: route('{group: "", kind: Service, name: cart}'),
    },
    'a group that is none': {
      yaml: route('{group: <|core|>, kind: Service, name: cart}'),
      fixed: route('{group: "", kind: Service, name: cart}'),
    },
    'a Gateway in the core group': {
      yaml: route('{group: <|""|>, kind: Gateway, name: public}'),
      fixed: route('{kind: Gateway, name: public}'),
    },
  },
});
