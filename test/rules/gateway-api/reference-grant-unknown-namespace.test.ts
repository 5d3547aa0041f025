import { referenceGrantUnknownNamespace } from '../../../server/src/rules/gateway-api/reference-grant-unknown-namespace.ts';
import { httpRoute } from '../../support/gateway-workspace.ts';
import { namespace, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const grant = (from: string) =>
  resource(
    'gateway.networking.k8s.io/v1',
    'ReferenceGrant',
    'shop',
    'grant',
    `from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: ${from}}]\nto: [{group: "", kind: Service}]`,
  );
const closed = { workspace: 'closed' } as const;

ruleTest(referenceGrantUnknownNamespace, {
  valid: {
    'a namespace with a document': grant('checkout') + namespace('checkout'),
    'a namespace with a route': { yaml: grant('web') + httpRoute('web', 'rules: []'), settings: closed },
    'a namespace that may be made elsewhere': grant('payments') + namespace('checkout'),
  },
  invalid: {
    'a slip of the pen': {
      yaml: grant('<|chekout|>') + namespace('checkout'),
      fixed: grant('checkout') + namespace('checkout'),
    },
    'a closed world': { yaml: grant('<|payments|>') + namespace('checkout'), settings: closed },
  },
});
