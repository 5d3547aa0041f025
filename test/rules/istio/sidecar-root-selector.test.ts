import { sidecarRootSelector } from '../../../server/src/rules/istio/sidecar-root-selector.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(sidecarRootSelector, {
  valid: {
    'another namespace': istioResource('Sidecar', `workloadSelector: {labels: {a: b}}`, 'namespace: shop'),
    'no selector': istioResource('Sidecar', `egress: []`, 'namespace: istio-system'),
    'another root': {
      yaml: istioResource('Sidecar', `workloadSelector: {labels: {a: b}}`, 'namespace: istio-system'),
      settings: { istio: { version: '', rootNamespace: 'mesh' } },
    },
  },
  invalid: {
    'a selector': {
      yaml: istioResource('Sidecar', `<|workloadSelector|>: {labels: {a: b}}`, 'namespace: istio-system'),
    },
  },
});
