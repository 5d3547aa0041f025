import { serviceProfileName } from '../../../server/src/rules/linkerd/service-profile-name.ts';
import { ruleTest } from '../../support/rule-test.ts';

const profile = (name: string) => `apiVersion: linkerd.io/v1alpha2
kind: ServiceProfile
metadata:
  name: ${name} # of the cart
  namespace: shop
`;

ruleTest(serviceProfileName, {
  valid: {
    'the full name': profile('cart.shop.svc.cluster.local'),
    'another cluster domain': profile('cart.shop.svc.prod'),
    'a host outside': profile('example.com'),
    'a longer one': profile('api.example.com'),
    'a template': profile('{{ .Values.name }}'),
  },
  invalid: {
    'the short name': { yaml: profile('<|cart|>'), fixed: profile('cart.shop.svc.cluster.local') },
    'name and namespace': { yaml: profile('<|cart.shop|>'), fixed: profile('cart.shop.svc.cluster.local') },
    'without the domain': { yaml: profile('<|cart.web.svc|>'), fixed: profile('cart.web.svc.cluster.local') },
  },
});
