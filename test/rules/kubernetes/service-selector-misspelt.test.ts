import { serviceSelectorMisspelt } from '../../../server/src/rules/kubernetes/service-selector-misspelt.ts';
import { deployment, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const service = (selector: string) => resource('v1', 'Service', 'shop', 'cart', `selector: ${selector}`);

ruleTest(serviceSelectorMisspelt, {
  valid: {
    'Pods that are here': service('{app: cart}') + deployment('shop', 'cart'),
    'Pods of another repository': service('{app: stock}') + deployment('shop', 'cart'),
    'another namespace': service('{app: carts}') + deployment('other', 'cart'),
    'another version':
      service('{app: cart, version: v2}') + deployment('shop', 'cart', '{app: cart, version: v1}'),
    'no selector': service('{}') + deployment('shop', 'cart'),
    'a template': service('{app: "{{ .app }}"}') + deployment('shop', 'cart'),
    'two values that are near':
      service('{app: cart1}') + deployment('shop', 'carta') + deployment('shop', 'cartb'),
  },
  invalid: {
    'a slip of the pen': {
      yaml: service('{app: <|crat|>, tier: web}') + deployment('shop', 'cart', '{app: cart, tier: web}'),
      fixed: service('{app: cart, tier: web}') + deployment('shop', 'cart', '{app: cart, tier: web}'),
    },
  },
});
