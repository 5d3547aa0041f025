import { gatewayPortNotOnService } from '../../../server/src/rules/istio/gateway-port-not-on-service.ts';
import { deployment, gateway, service } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const opening = (port: string) =>
  gateway('shop', 'public', `selector: {app: edge}\nservers: [{port: {number: ${port}}}]`);
const EDGE = deployment('ingress', 'edge', '{app: edge}');

ruleTest(gatewayPortNotOnService, {
  valid: {
    'a port of the Service': opening('80') + EDGE + service('ingress', 'edge'),
    'a target port of the Service':
      opening('8080') + EDGE + service('ingress', 'edge', '[{port: 80, targetPort: 8080}]'),
    'a target port by name':
      opening('8080') + EDGE + service('ingress', 'edge', '[{port: 80, targetPort: http}]'),
    'no Service is known': opening('8080') + EDGE + service('ingress', 'other'),
    'no workload is known': opening('8080') + service('ingress', 'edge'),
    'a Service of another namespace': opening('8080') + EDGE + service('shop', 'edge'),
    'a Service with templates':
      opening('8080') + EDGE + service('ingress', 'edge', '[{port: "{{ .port }}"}]'),
  },
  invalid: {
    'another port': { yaml: opening('<|8080|>') + EDGE + service('ingress', 'edge') },
    'a port for UDP only': {
      yaml: opening('<|8080|>') + EDGE + service('ingress', 'edge', '[{port: 8080, protocol: UDP}]'),
    },
  },
});
