import { servicePortNotOnWorkload } from '../../../server/src/rules/istio/service-port-not-on-workload.ts';
import { deployment, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const to = (target: string) => service('shop', 'cart', `[{name: http, port: 80, targetPort: ${target}}]`);
const POD = deployment('shop', 'cart').replace(
  'image: app',
  'image: app, ports: [{name: web, containerPort: 8080}]',
);

ruleTest(servicePortNotOnWorkload, {
  valid: {
    'by number': to('8080') + POD,
    'by name': to('web') + POD,
    'a container that declares no ports': to('9090') + deployment('shop', 'cart'),
    'no workload is known': to('nowhere') + deployment('shop', 'search'),
    'a workload of another namespace': to('nowhere') + POD.replace('namespace: shop', 'namespace: other'),
    'the Service of a waypoint':
      to('nowhere').replace(
        'spec:',
        '  labels: {gateway.istio.io/managed: istio.io-mesh-controller}\nspec:',
      ) + POD,
    'a workload with templates': to('nowhere') + POD.replace('8080', '"{{ .port }}"'),
  },
  invalid: {
    'a name that is not declared': { yaml: to('<|http|>') + POD, fixed: to('web') + POD },
    'a number that is not declared': { yaml: to('<|80|>') + POD, fixed: to('8080') + POD },
    'the own number, which is not declared': {
      yaml: service('shop', 'cart', '[{name: http, port: <|80|>}]') + POD,
    },
  },
});
