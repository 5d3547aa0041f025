import { labelInvalid } from '../../../server/src/rules/istio/label-invalid.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(labelInvalid, {
  valid: {
    labels: istioResource(
      'DestinationRule',
      `subsets: [{name: a, labels: {app.kubernetes.io/name: a.b_c, version: ''}}]`,
    ),
    'a value of another type': istioResource('WorkloadEntry', `labels: {version: 1.0}`),
    'a value from a template': istioResource('WorkloadEntry', `labels: {version: '{{ .v }} '}`),
  },
  invalid: {
    'keys and values': {
      yaml: istioResource(
        'VirtualService',
        `
http: [{match: [{sourceLabels: {<|-a|>: b, c: <|"d*"|>}}]}]
tls: [{match: [{sourceLabels: {<|'/x'|>: b}}]}]`,
      ),
    },
  },
});
