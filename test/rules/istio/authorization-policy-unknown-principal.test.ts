import { authorizationPolicyUnknownPrincipal } from '../../../server/src/rules/istio/authorization-policy-unknown-principal.ts';
import { deployment, meshConfig, policy } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const from = (principal: string) =>
  policy('AuthorizationPolicy', 'shop', 'cart', `rules: [{from: [{source: {principals: [${principal}]}}]}]`);
const account = (where: string, name: string) =>
  `---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n  namespace: ${where}\n`;
const CHECKOUT = account('shop', 'checkout');
const closed = { workspace: 'closed' } as const;

ruleTest(authorizationPolicyUnknownPrincipal, {
  valid: {
    'an account with a document': from('cluster.local/ns/shop/sa/checkout') + CHECKOUT,
    'an account that a workload runs as': {
      yaml:
        from('cluster.local/ns/shop/sa/robot') +
        deployment('shop', 'cart', undefined, '    serviceAccountName: robot'),
      settings: closed,
    },
    'the account that every namespace has': from('cluster.local/ns/shop/sa/default') + CHECKOUT,
    'no accounts of that namespace are known': from('cluster.local/ns/other/sa/robot') + CHECKOUT,
    wildcards: { yaml: from('"*", "*/sa/checkout", "cluster.local/ns/shop/*"') + CHECKOUT, settings: closed },
    'a trust domain of the mesh config':
      from('td.example/ns/shop/sa/checkout') + CHECKOUT + meshConfig('trustDomain: td.example'),
    'another trust domain, without a mesh config': from('td.example/ns/shop/sa/checkout') + CHECKOUT,
  },
  invalid: {
    'a slip of the pen': {
      yaml: from('<|cluster.local/ns/shop/sa/chekout|>') + CHECKOUT,
      fixed: from('cluster.local/ns/shop/sa/checkout') + CHECKOUT,
    },
    'the trust domain is missing': {
      yaml: from('<|ns/shop/sa/checkout|>'),
      fixed: from('cluster.local/ns/shop/sa/checkout'),
    },
    'a scheme in front': {
      yaml: from('<|"spiffe://cluster.local/ns/shop/sa/default"|>'),
      fixed: from('"cluster.local/ns/shop/sa/default"'),
    },
    'another form': { yaml: from('<|checkout|>') },
    'a foreign trust domain': {
      yaml: from('<|td.example/ns/shop/sa/checkout|>') + meshConfig('trustDomainAliases: [old.example]'),
    },
    'a wildcard that matches nobody': { yaml: from('<|"*/sa/robot"|>') + CHECKOUT, settings: closed },
  },
});
