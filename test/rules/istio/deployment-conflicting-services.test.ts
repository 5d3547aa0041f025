import { deploymentConflictingServices } from '../../../server/src/rules/istio/deployment-conflicting-services.ts';
import { deployment, namespace, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const INJECTED = namespace('shop', '{istio-injection: enabled}');
const POD = deployment('shop', 'cart');
const at = (name: string, ports: string) =>
  service('shop', 'cart', ports).replace('name: cart', `name: ${name}`);
const marked = (count: number) => POD.replace('cart', '<|'.repeat(count) + 'cart' + '|>'.repeat(count));

ruleTest(deploymentConflictingServices, {
  valid: {
    'the Services agree':
      INJECTED +
      POD +
      at('one', '[{port: 80, targetPort: 8080}]') +
      at('two', '[{port: 80, targetPort: 8080}]'),
    'different ports': INJECTED + POD + at('one', '[{port: 80}]') + at('two', '[{port: 90}]'),
    'not in the mesh':
      POD + at('one', '[{port: 80, targetPort: 1}]') + at('two', '[{port: 90, targetPort: 1}]'),
    'two ports of one Service':
      INJECTED + POD + at('one', '[{port: 80, targetPort: 1}, {port: 90, targetPort: 1}]'),
    'Services of other Pods':
      INJECTED + POD + at('one', '[{port: 80}]') + service('shop', 'search', '[{port: 80, protocol: UDP}]'),
  },
  invalid: {
    'one port with two protocols': {
      yaml: INJECTED + marked(1) + at('one', '[{port: 53}]') + at('two', '[{port: 53, protocol: UDP}]'),
    },
    'two ports that lead to one': {
      yaml:
        INJECTED +
        marked(1) +
        at('one', '[{port: 80, targetPort: 1}]') +
        at('two', '[{port: 90, targetPort: 1}]'),
    },
  },
});
