import { dryRunAnnotation } from '../../../server/src/rules/istio/dry-run-annotation.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(dryRunAnnotation, {
  valid: {
    'a policy that allows': istioResource(
      'AuthorizationPolicy',
      `rules: [{}]`,
      `annotations: {istio.io/dry-run: "true"}`,
    ),
    'a value from a template': istioResource(
      'AuthorizationPolicy',
      `action: DENY`,
      `annotations: {istio.io/dry-run: "{{ .dry }}"}`,
    ),
    'another annotation': istioResource('Gateway', `servers: []`, `annotations: {istio.io/rev: a}`),
  },
  invalid: {
    'another kind': {
      yaml: istioResource(
        'Gateway',
        `servers: []`,
        `
annotations:
  a: b # keep
  <|istio.io/dry-run|>: "true"`,
      ),
      fixed: istioResource(
        'Gateway',
        `servers: []`,
        `
annotations:
  a: b # keep`,
      ),
    },
    'a value': {
      yaml: istioResource(
        'AuthorizationPolicy',
        `rules: [{}]`,
        `annotations: {istio.io/dry-run: <|"yes please"|>}`,
      ),
    },
    'an action': {
      yaml: istioResource(
        'AuthorizationPolicy',
        `action: AUDIT`,
        `annotations: {a: b, <|istio.io/dry-run|>: "true"}`,
      ),
      fixed: istioResource('AuthorizationPolicy', `action: AUDIT`, `annotations: {a: b}`),
    },
  },
});
