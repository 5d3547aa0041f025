import { workloadGroupInvalidProbe } from '../../../server/src/rules/istio/workload-group-invalid-probe.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

ruleTest(workloadGroupInvalidProbe, {
  valid: {
    'a probe': istioResource('WorkloadGroup', `probe: {tcpSocket: {port: 80}}`),
    none: istioResource('WorkloadGroup', `template: {}`),
    'a probe from a template': istioResource('WorkloadGroup', `probe: {exec: {command: '{{ .command }}'}}`),
  },
  invalid: {
    'nothing asked': { yaml: istioResource('WorkloadGroup', `<|probe|>: {}`) },
    gRPC: { yaml: istioResource('WorkloadGroup', `probe: {<|grpc|>: {port: 80}}`) },
    'an empty command': { yaml: istioResource('WorkloadGroup', `probe: {exec: {<|command|>: []}}`) },
  },
});
