import { referenceGrantWrongGroup } from '../../../server/src/rules/gateway-api/reference-grant-wrong-group.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const grant = (from: string, to: string) =>
  resource(
    'gateway.networking.k8s.io/v1',
    'ReferenceGrant',
    'shop',
    'grant',
    `from: [{${from}}]\nto: [{${to}}]`,
  );
const ROUTES = 'group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: web';
const SERVICES = 'group: "", kind: Service';

ruleTest(referenceGrantWrongGroup, {
  valid: {
    'the right groups': grant(ROUTES, SERVICES),
    'kinds of others': grant(
      'group: example.com, kind: HTTPRoute, namespace: web',
      'group: example.com, kind: Service',
    ),
    'no group, which the schema reports': grant('kind: HTTPRoute, namespace: web', 'kind: Service'),
  },
  invalid: {
    'routes without their group': {
      yaml: grant('group: <|""|>, kind: HTTPRoute, namespace: web', SERVICES),
      fixed: grant('group: "gateway.networking.k8s.io", kind: HTTPRoute, namespace: web', SERVICES),
    },
    'Services with the group of routes': {
      yaml: grant(ROUTES, "group: <|'gateway.networking.k8s.io'|>, kind: Service"),
      fixed: grant(ROUTES, "group: '', kind: Service"),
    },
    'a group that is none': {
      yaml: grant(ROUTES, 'group: <|core|>, kind: Secret'),
      fixed: grant(ROUTES, 'group: "", kind: Secret'),
    },
  },
});
