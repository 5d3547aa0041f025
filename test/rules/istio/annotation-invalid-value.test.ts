import { annotationInvalidValue } from '../../../server/src/rules/istio/annotation-invalid-value.ts';
import { ruleTest } from '../../support/rule-test.ts';

const pod = (annotations: string) => `apiVersion: v1
kind: Pod
metadata:
  name: a
  annotations:
${annotations}
`;

ruleTest(annotationInvalidValue, {
  valid: {
    values: pod(`    sidecar.istio.io/interceptionMode: TPROXY
    traffic.sidecar.istio.io/includeInboundPorts: '*'
    traffic.sidecar.istio.io/excludeOutboundIPRanges: 10.0.0.0/8, 1.2.3.4/32
    sidecar.istio.io/proxyCPU: 100m
    readiness.status.sidecar.istio.io/periodSeconds: "5"
    proxy.istio.io/config: |
      concurrency: 2`),
    'annotations of others': pod('    example.com/port: 80'),
    'values from a template': pod('    status.sidecar.istio.io/port: "{{ .port }}"'),
  },
  invalid: {
    'values that Istio cannot read': {
      yaml: pod(`    sidecar.istio.io/interceptionMode: <|redirect|> #! "redirect" is no valid value: write "REDIRECT", "TPROXY" or "NONE".
    traffic.sidecar.istio.io/excludeInboundPorts: <|'*'|>
    traffic.sidecar.istio.io/includeOutboundIPRanges: <|10.0.0.1|>
    sidecar.istio.io/proxyMemory: <|128MB|>
    prometheus.istio.io/merge-metrics: <|"maybe"|>
    proxy.istio.io/config: <|'two'|>
    istio.io/use-waypoint-canary-weight: <|'101'|>
    status.sidecar.istio.io/port: <|http|>`),
    },
    'values that are no texts': {
      yaml: pod(`    sidecar.istio.io/inject: <|true|> # yes
    status.sidecar.istio.io/port: <|15020|>`),
      fixed: pod(`    sidecar.istio.io/inject: "true" # yes
    status.sidecar.istio.io/port: "15020"`),
    },
  },
});
