import { listenerWithoutTls } from '../../../server/src/rules/gateway-api/listener-without-tls.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (more: string) => apiGateway('shop', 'public', `{name: web, port: 443, ${more}}`);

ruleTest(listenerWithoutTls, {
  valid: {
    'a certificate': gateway('protocol: HTTPS, tls: {certificateRefs: [{name: a}]}'),
    HTTP: gateway('protocol: HTTP'),
    'options of an implementation': gateway('protocol: HTTPS, tls: {options: {a: b}}'),
  },
  invalid: {
    'a listener for HTTPS': {
      yaml: gateway('protocol: <|HTTPS|>'),
      fixed: gateway('protocol: HTTPS, tls: {mode: Terminate, certificateRefs: [{name: web-tls}]}'),
    },
  },
});
