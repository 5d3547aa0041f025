import { sidecarInvalidPolicy } from '../../../server/src/rules/istio/sidecar-invalid-policy.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(sidecarInvalidPolicy, {
  valid: {
    'a policy': istioResource('Sidecar', `outboundTrafficPolicy: {mode: REGISTRY_ONLY}`),
    'a pool': istioResource('Sidecar', `inboundConnectionPool: {tcp: {maxConnections: 1}}`),
    'listeners from a template': istioResource('Sidecar', `egress: '{{ .egress }}'`),
  },
  invalid: {
    nothing: { yaml: istioResource('Sidecar', `egress: []`).replace('spec', '<|spec|>') },
    'a proxy without its mode': {
      yaml: istioResource(
        'Sidecar',
        `outboundTrafficPolicy: {<|egressProxy|>: {host: a.b, port: {number: 1}}}`,
      ),
    },
    'a proxy without a port': {
      yaml: istioResource(
        'Sidecar',
        `outboundTrafficPolicy: {mode: ALLOW_ANY, <|egressProxy|>: {host: a.b}}`,
      ),
    },
    'a proxy that is ignored': {
      yaml: istioResource(
        'Sidecar',
        `
outboundTrafficPolicy:
  mode: ALLOW_ANY # all
  <|egressProxy|>: {host: a.b, port: {number: 1}}`,
      ),
      fixed: istioResource(
        'Sidecar',
        `
outboundTrafficPolicy:
  mode: ALLOW_ANY # all`,
      ),
    },
  },
});
