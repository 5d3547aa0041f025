import { annotationDeprecated } from '../../../server/src/rules/istio/annotation-deprecated.ts';
import { ruleTest } from '../../support/rule-test.ts';

const pod = (lines: string) => `apiVersion: v1
kind: Pod
metadata:
  name: a
${lines}
`;

ruleTest(annotationDeprecated, {
  valid: {
    'a label': pod('  labels: {sidecar.istio.io/inject: "true"}'),
    'both, for Istio of old': pod(
      '  labels: {sidecar.istio.io/inject: "true"}\n  annotations: {sidecar.istio.io/inject: "true"}',
    ),
    'another annotation': pod('  annotations: {sidecar.istio.io/logLevel: debug}'),
  },
  invalid: {
    injection: {
      yaml: pod("  annotations:\n    <|sidecar.istio.io/inject|>: 'false'"),
      fixed: pod("  labels:\n    sidecar.istio.io/inject: 'false'"),
    },
    'a new name': {
      yaml: pod('  annotations: {<|traffic.sidecar.istio.io/kubevirtInterfaces|>: net1}'),
      fixed: pod('  annotations: {istio.io/reroute-virtual-interfaces: net1}'),
    },
    'no new name': { yaml: pod('  annotations: {<|sidecar.istio.io/statsCompression|>: gzip}') },
  },
});
