import { sidecarInvalidEgress } from '../../../server/src/rules/istio/sidecar-invalid-egress.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(sidecarInvalidEgress, {
  valid: {
    'a port, then the rest': istioResource(
      'Sidecar',
      `
egress:
  - {port: {number: 80, protocol: http}, hosts: ['*/*']}
  - {port: {number: 0, protocol: HTTP}, bind: 'unix:///a', hosts: ['*/*']}
  - {hosts: ['*/*']}`,
    ),
    'a port from a template': istioResource(
      'Sidecar',
      `egress: [{port: '{{ .port }}', hosts: ['*/*']}, {hosts: ['*/*']}]`,
    ),
  },
  invalid: {
    'no number': { yaml: istioResource('Sidecar', `egress: [{<|port|>: {protocol: TCP}, hosts: ['*/*']}]`) },
    'the rest first': {
      yaml: istioResource(
        'Sidecar',
        `
egress:
  - <|hosts|>: ['*/*']
  - {port: {number: 80, protocol: <|htp|>}, hosts: ['*/*']}
  - {port: {number: <|80|>, <|targetPort|>: 1}, hosts: ['*/*']}`,
      ),
    },
    sockets: {
      yaml: istioResource(
        'Sidecar',
        `
egress:
  - {port: {number: <|0|>}, hosts: ['*/*']}
  - {port: {number: 0}, bind: <|'unix://a/'|>, captureMode: <|IPTABLES|>, hosts: ['*/*']}
  - {port: {number: <|70000|>}, hosts: ['*/*']}`,
      ),
    },
  },
});
