import { authorizationPolicyDeniesTcp } from '../../../server/src/rules/istio/authorization-policy-denies-tcp.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(authorizationPolicyDeniesTcp, {
  valid: {
    'a port': istioResource(
      'AuthorizationPolicy',
      `
action: DENY
rules: [{to: [{operation: {paths: [/a], ports: ['80']}}]}, {from: [{source: {principals: [a]}}]}, {}]`,
    ),
    'a gateway': istioResource(
      'AuthorizationPolicy',
      `
selector: {matchLabels: {istio: ingressgateway}}
action: DENY
rules: [{from: [{source: {notRequestPrincipals: ['*']}}]}]`,
    ),
    'a gateway by its name': istioResource(
      'AuthorizationPolicy',
      `
targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: edge}]
action: DENY
rules: [{to: [{operation: {methods: [TRACE]}}]}]`,
    ),
    'another action': istioResource('AuthorizationPolicy', `rules: [{to: [{operation: {paths: [/a]}}]}]`),
  },
  invalid: {
    'methods and tokens': {
      yaml: istioResource(
        'AuthorizationPolicy',
        `
action: DENY
rules:
  - {from: [{source: {namespaces: [a]}}], <|to|>: [{operation: {methods: [GET]}}]}
  - <|from|>: [{source: {notRequestPrincipals: ['*']}}] #! The rule denies all traffic of TCP ports too, where conditions on HTTP requests are ignored. Name the HTTP ports in "ports".`,
      ),
    },
  },
});
