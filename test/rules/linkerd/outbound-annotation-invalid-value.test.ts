import { outboundAnnotationInvalidValue } from '../../../server/src/rules/linkerd/outbound-annotation-invalid-value.ts';
import { ruleTest } from '../../support/rule-test.ts';

const annotated = (head: string, annotations: string) => `${head}
metadata:
  name: cart
  annotations:
    # why
${annotations.replaceAll(/^/gm, '    ')}
`;
const service = (annotations: string) => annotated('apiVersion: v1\nkind: Service', annotations);
const route = (annotations: string) =>
  annotated('apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute', annotations);

ruleTest(outboundAnnotationInvalidValue, {
  valid: {
    'what the documentation shows': service(`retry.linkerd.io/http: 5xx,gateway-error,404,500-504
retry.linkerd.io/grpc: cancelled,unavailable
retry.linkerd.io/limit: "2"
retry.linkerd.io/timeout: 300ms
timeout.linkerd.io/request: 1d
timeout.linkerd.io/idle: "0"
balancer.linkerd.io/failure-accrual: consecutive
balancer.linkerd.io/failure-accrual-consecutive-max-failures: "7"
balancer.linkerd.io/failure-accrual-consecutive-jitter-ratio: "0.5"
balancer.alpha.linkerd.io/failure-accrual-success-rate-threshold: "0.8"`),
    'circuit breaking on a route, where nobody reads it': route('balancer.linkerd.io/failure-accrual: maybe'),
    'a value that a template fills in': service('timeout.linkerd.io/request: ${TIMEOUT}'),
    'annotations of others': service('example.com/timeout: 1m30s'),
  },
  invalid: {
    'durations of other grammars': {
      yaml: service(`timeout.linkerd.io/request: <|1m30s|> #! "1m30s" is no duration that Linkerd reads: one whole number and one of ms, s, m, h, d. Linkerd logs that and ignores "timeout.linkerd.io/request": correct its value.
timeout.linkerd.io/response: <|1.5s|>
timeout.linkerd.io/idle: <|"10"|>`),
      fixed: service(`timeout.linkerd.io/request: 90s
timeout.linkerd.io/response: 1500ms
timeout.linkerd.io/idle: "10s"`),
    },
    'a list with blanks on a route': {
      yaml: route(
        `retry.linkerd.io/http: <|5xx, 404|> #! "5xx, 404" has a blank around "404", which Linkerd does not trim. Linkerd's webhook refuses "retry.linkerd.io/http": correct its value.`,
      ),
      fixed: route('retry.linkerd.io/http: 5xx,404'),
    },
    'names of Envoy, and codes out of range': {
      yaml: `${service('retry.linkerd.io/http: <|connect-failure|>')}---
${service('retry.linkerd.io/http: <|"600"|>')}---
${service('retry.linkerd.io/http: <|504-500|>')}`,
    },
    'underscores and percent': {
      yaml: service(`retry.linkerd.io/grpc: <|DEADLINE_EXCEEDED|>
balancer.linkerd.io/failure-accrual: <|consecutiv|>
balancer.alpha.linkerd.io/failure-accrual-success-rate-threshold: <|"90"|>`),
      fixed: service(`retry.linkerd.io/grpc: deadline-exceeded
balancer.linkerd.io/failure-accrual: consecutive
balancer.alpha.linkerd.io/failure-accrual-success-rate-threshold: "0.9"`),
    },
    'a number, which is no text': {
      yaml: service('retry.linkerd.io/limit: <|2|>'),
      fixed: service('retry.linkerd.io/limit: "2"'),
    },
    'limits out of range': {
      yaml: service(`retry.linkerd.io/limit: <|"-1"|>
balancer.alpha.linkerd.io/failure-accrual-success-rate-window: <|5ms|>`),
    },
  },
});
