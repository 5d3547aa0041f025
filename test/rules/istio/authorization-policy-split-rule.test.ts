import { authorizationPolicySplitRule } from '../../../server/src/rules/istio/authorization-policy-split-rule.ts';
import { ruleTest } from '../../support/rule-test.ts';

const HEAD = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: frontend
spec:
`;

ruleTest(authorizationPolicySplitRule, {
  valid: {
    'from and to in one rule': `${HEAD}  rules:
    - from: [{source: {principals: [a]}}]
      to: [{operation: {ports: ["8080"]}}]
`,
    'two rules that both have from': `${HEAD}  rules:
    - from: [{source: {principals: [a]}}]
    - from: [{source: {principals: [b]}}]
`,
    'a second rule that was thought about': `${HEAD}  rules:
    - from: [{source: {principals: [a]}}]
    - to: [{operation: {ports: ["8080"]}}]
      when: [{key: source.ip, values: [10.0.0.1]}]
`,
    'paths that are open to everybody': `${HEAD}  rules:
    - from: [{source: {principals: [a]}}]
    - to: [{operation: {methods: [GET], paths: [/healthz, /metrics]}}, {operation: {paths: ["/static/*"]}}]
`,
    'probes behind any prefix, and what the proxy answers': `${HEAD}  rules:
    - from: [{source: {requestPrincipals: ["*"]}}]
    - to: [{operation: {paths: ["*/readyz", /stats/prometheus, /wait-for-drain, /oauth2/callback, /api/v1/openapi.json]}}]
`,
    'the preflight of CORS': `${HEAD}  rules:
    - to: [{operation: {methods: [OPTIONS]}}]
    - from: [{source: {principals: [a]}}]
`,
    'no rules at all': `${HEAD}  {}
`,
  },
  invalid: {
    'from, then to': {
      yaml: `${HEAD}  rules:
    # who
    - from:
        - source:
            principals: [a]
    # what
    - <|to|>: #! "to" stands in a rule of its own, so either "from" or "to" is enough. To demand both, write them in one rule.
        - operation:
            ports: ["8080"]
`,
      fixed: `${HEAD}  rules:
    # who
    - from:
        - source:
            principals: [a]
    # what
      to:
        - operation:
            ports: ["8080"]
`,
    },
    'public paths beside others': {
      yaml: `${HEAD}  rules: [{from: [{source: {namespaces: [x]}}]}, {<|to|>: [{operation: {paths: [/healthz, /admin]}}]}]
`,
    },
    'a path that only resembles a public one': {
      yaml: `${HEAD}  rules: [{from: [{source: {namespaces: [x]}}]}, {<|to|>: [{operation: {paths: [/statistics, /a/b/c/d/health]}}]}]
`,
    },
    'to, then from, in a flow list': {
      yaml: `${HEAD}  rules: [{to: [{operation: {paths: [/a]}}]}, {<|from|>: [{source: {namespaces: [x]}}]}]
`,
    },
  },
});
