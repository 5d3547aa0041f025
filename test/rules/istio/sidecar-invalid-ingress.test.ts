import { sidecarInvalidIngress } from '../../../server/src/rules/istio/sidecar-invalid-ingress.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(sidecarInvalidIngress, {
  valid: {
    'local endpoints': istioResource(
      'Sidecar',
      `
ingress:
  - {port: {number: 80, protocol: HTTP}, defaultEndpoint: '[::1]:80', connectionPool: {http: {maxRetries: 1}}}
  - {port: {number: 81, protocol: TCP}, defaultEndpoint: unix:///a}
  - {port: {number: 82, protocol: HTTPS}, defaultEndpoint: ':80', tls: {mode: SIMPLE, httpsRedirect: false}}`,
    ),
    'values from a template': istioResource(
      'Sidecar',
      `ingress: [{port: {number: '{{ .p }}', protocol: '{{ .x }}'}, defaultEndpoint: 'a{{ .p }}', tls: {mode: SIMPLE}}]`,
    ),
  },
  invalid: {
    'no number, a socket': {
      yaml: istioResource('Sidecar', `ingress: [{<|port|>: {protocol: TCP}, bind: <|unix:///a|>}]`),
    },
    'ports and endpoints': {
      yaml: istioResource(
        'Sidecar',
        `
ingress:
  - {port: {number: 80, protocol: <|http1|>, name: <|a_b|>}, defaultEndpoint: <|a:80|>}
  - {port: {number: <|80|>, protocol: TCP, <|targetPort|>: 1}, defaultEndpoint: <|'127.0.0.1:hi'|>, connectionPool: {<|http|>: {maxRetries: 1}}}
  - {port: {number: <|70000|>}, defaultEndpoint: <|'unix:///'|>}`,
      ),
    },
    TLS: {
      yaml: istioResource(
        'Sidecar',
        `
ingress: [{port: {number: 80, protocol: HTTP}, <|tls|>: {mode: <|ISTIO_MUTUAL|>, <|credentialName|>: a, <|httpsRedirect|>: true, <|subjectAltNames|>: [a]}}]`,
      ),
    },
  },
});
