import { routeWithoutParent } from '../../../server/src/rules/gateway-api/route-without-parent.ts';
import { apiGateway, httpRoute } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const RULES = 'rules:\n  - backendRefs: []';
const GATEWAY = apiGateway('infra', 'public', '{name: a}');

ruleTest(routeWithoutParent, {
  valid: {
    'a parent': httpRoute('shop', 'parentRefs: [{name: public}]'),
    'the default Gateways': httpRoute('shop', 'useDefaultGateways: All'),
    'parents that a template fills in': httpRoute('shop', 'parentRefs: "{{ .parents }}"'),
    'no spec': 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\n',
  },
  invalid: {
    'one Gateway to choose from': {
      yaml: httpRoute('shop', RULES).replace('name: routes', 'name: <|routes|>') + GATEWAY,
      fixed: httpRoute('shop', `parentRefs:\n  - name: public\n    namespace: infra\n${RULES}`) + GATEWAY,
    },
    'an empty list': { yaml: httpRoute('shop', '<|parentRefs|>: []') },
  },
});
