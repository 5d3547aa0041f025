import { sidecarEgressHost } from '../../../server/src/rules/istio/sidecar-egress-host.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(sidecarEgressHost, {
  valid: {
    hosts: istioResource('Sidecar', `egress: [{hosts: ['./*', '*/a.b', 'ns/*.a.b', '~/*', '~ns/*']}]`),
    'the own namespace of every workload, and the root namespace': istioResource(
      'Sidecar',
      `egress: [{hosts: ['./*', 'istio-system/*']}]`,
      'namespace: istio-system',
    ),
    'a host from a template': istioResource('Sidecar', `egress: [{hosts: ['{{ .ns }}/a']}]`),
  },
  invalid: {
    'short names and names without a namespace': {
      yaml: istioResource('Sidecar', `egress: [{hosts: [<|./reviews|>, <|shop/cart|>, <|a.example.com|>]}]`),
      fixed: istioResource(
        'Sidecar',
        `egress: [{hosts: [./reviews.default.svc.cluster.local, shop/cart.shop.svc.cluster.local, "*/a.example.com"]}]`,
      ),
    },
    'repeated ones': {
      yaml: istioResource(
        'Sidecar',
        `
egress:
  - hosts:
      - ./* # all
      - <|default/a.b|>
      - c/*`,
      ),
      fixed: istioResource(
        'Sidecar',
        `
egress:
  - hosts:
      - ./* # all
      - c/*`,
      ),
    },
    'none, and nonsense': {
      yaml: istioResource('Sidecar', `egress: [{<|hosts|>: []}, {hosts: [<|/|>, <|a/b/c|>, <|a_b/c.d|>]}]`),
    },
  },
});
