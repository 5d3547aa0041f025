import { authorizationPolicyUnknownNamespace } from '../../../server/src/rules/istio/authorization-policy-unknown-namespace.ts';
import { namespace, policy } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const from = (key: string, entry: string) =>
  policy('AuthorizationPolicy', 'shop', 'cart', `rules: [{from: [{source: {${key}: [${entry}]}}]}]`);
const CHECKOUT = namespace('checkout');
const closed = { workspace: 'closed' } as const;

ruleTest(authorizationPolicyUnknownNamespace, {
  valid: {
    'a namespace that exists': from('namespaces', 'checkout') + CHECKOUT,
    'a wildcard that some namespace matches': {
      yaml: from('namespaces', '"check*"') + CHECKOUT,
      settings: closed,
    },
    'anybody with a name': { yaml: from('namespaces', '"*"') + CHECKOUT, settings: closed },
    'a namespace that may be made elsewhere': from('namespaces', 'payments') + CHECKOUT,
    'a wildcard in an open world': from('namespaces', '"pay*"') + CHECKOUT,
  },
  invalid: {
    'a slip of the pen': {
      yaml: from('namespaces', '<|chekout|>') + CHECKOUT,
      fixed: from('namespaces', 'checkout') + CHECKOUT,
    },
    'a closed world': { yaml: from('notNamespaces', '<|payments|>') + CHECKOUT, settings: closed },
    'a wildcard that no namespace matches': {
      yaml: from('namespaces', '<|"*-prod"|>') + CHECKOUT,
      settings: closed,
    },
  },
});
