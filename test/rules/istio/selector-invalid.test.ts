import { selectorInvalid } from '../../../server/src/rules/istio/selector-invalid.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(selectorInvalid, {
  valid: {
    labels: istioResource('PeerAuthentication', `selector: {matchLabels: {app: a}}`),
    'no selector': istioResource('Sidecar', `egress: [{hosts: ['*/*']}]`),
    'labels under another name': istioResource('Sidecar', `workloadSelector: {matchLabels: {app: a}}`),
    'labels from a template': istioResource('Sidecar', `workloadSelector: {labels: '{{ .labels }}'}`),
  },
  invalid: {
    'no labels': {
      yaml: istioResource(
        'PeerAuthentication',
        `<|selector|>: {} #! "selector" has no labels, so it selects every workload of the namespace. Add labels, or remove it to say so.`,
      ),
    },
    'a wildcard': { yaml: istioResource('EnvoyFilter', `workloadSelector: {labels: {<|app*|>: a}}`) },
    'empty labels': { yaml: istioResource('ServiceEntry', `<|workloadSelector|>: {labels: {}}`) },
  },
});
