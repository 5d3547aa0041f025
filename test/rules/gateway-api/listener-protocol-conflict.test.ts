import { listenerProtocolConflict } from '../../../server/src/rules/gateway-api/listener-protocol-conflict.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (listeners: string) => apiGateway('shop', 'public', listeners);

ruleTest(listenerProtocolConflict, {
  valid: {
    'HTTPS beside TLS': gateway('{name: a, port: 443, protocol: HTTPS}, {name: b, port: 443, protocol: TLS}'),
    'TCP beside UDP': gateway('{name: a, port: 53, protocol: TCP}, {name: b, port: 53, protocol: UDP}'),
    'other ports': gateway('{name: a, port: 80, protocol: HTTP}, {name: b, port: 443, protocol: TLS}'),
    'one protocol, two hosts': gateway(
      '{name: a, port: 80, protocol: HTTP, hostname: a.com}, {name: b, port: 80, protocol: HTTP}',
    ),
  },
  invalid: {
    'HTTP and HTTPS': {
      yaml: gateway('{name: a, port: 80, protocol: HTTP}, {name: b, port: 80, protocol: <|HTTPS|>}'),
    },
    'HTTP and TCP': {
      yaml: gateway('{name: a, port: 80, protocol: TCP}, {name: b, port: 80, protocol: <|HTTP|>}'),
    },
  },
});
