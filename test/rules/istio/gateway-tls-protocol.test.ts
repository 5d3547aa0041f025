import { gatewayTlsProtocol } from '../../../server/src/rules/istio/gateway-tls-protocol.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const server = (protocol: string, rest: string) =>
  istioResource('Gateway', `servers: [{port: {number: 1, name: a, protocol: ${protocol}}${rest}}]`);

ruleTest(gatewayTlsProtocol, {
  valid: {
    'HTTPS with settings': server('https', ', tls: {mode: SIMPLE, credentialName: a}'),
    'a redirect': server('HTTP', ', tls: {httpsRedirect: true}'),
    'settings from a template': server('HTTPS', ", tls: '{{ .tls }}'"),
    'plain TCP': server('TCP', ''),
  },
  invalid: {
    'no settings': {
      yaml: server('<|HTTPS|>', '').replace(
        '}]',
        '}] #! The protocol "HTTPS" needs TLS settings. Add "tls" with "mode" and "credentialName".',
      ),
    },
    'settings for plain text': { yaml: server('HTTP2', ', <|tls|>: {mode: SIMPLE, credentialName: a}') },
    'settings for TCP': { yaml: server('TCP', ', <|tls|>: {mode: PASSTHROUGH}') },
    'a redirect from HTTPS': { yaml: server('HTTPS', ', tls: {mode: SIMPLE, <|httpsRedirect|>: true}') },
  },
});
