import { serviceEntryResolution } from '../../../server/src/rules/istio/service-entry-resolution.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(serviceEntryResolution, {
  valid: {
    'a wildcard that nobody looks up': istioResource(
      'ServiceEntry',
      `
hosts: ['*.a.b', c.d]
ports: [{number: 80, name: a, protocol: TCP}]`,
    ),
    'a wildcard with endpoints': istioResource(
      'ServiceEntry',
      `
hosts: ['*.a.b']
resolution: DNS
endpoints: [{address: c.d}]`,
    ),
    'a dynamic one': istioResource(
      'ServiceEntry',
      `
hosts: ['*.a.b']
ports: [{number: 80, name: a, protocol: tls}]
resolution: DYNAMIC_DNS`,
    ),
    'selected workloads': istioResource(
      'ServiceEntry',
      `
hosts: [a.b]
resolution: STATIC
workloadSelector: {labels: {a: b}}`,
    ),
    'a resolution from a template': istioResource(
      'ServiceEntry',
      `
hosts: ['*.a.b']
resolution: '{{ .r }}'
workloadSelector: {labels: {a: b}}`,
    ),
  },
  invalid: {
    'a wildcard to look up, several hosts, a selector': {
      yaml: istioResource(
        'ServiceEntry',
        `
hosts: [<|'*.a.b'|>, c.d]
ports: [{number: 80, name: a, protocol: HTTP}, {number: 81, name: b, protocol: <|TCP|>}]
resolution: DNS
<|workloadSelector|>: {labels: {a: b}}`,
      ),
    },
    'a dynamic one': {
      yaml: istioResource(
        'ServiceEntry',
        `
hosts: [<|a.b|>]
<|addresses|>: [1.2.3.4]
ports: [{number: 80, name: a, protocol: <|TCP|>}]
resolution: DYNAMIC_DNS`,
      ),
    },
  },
});
