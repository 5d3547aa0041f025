import { workloadProxyUser } from '../../../server/src/rules/istio/workload-proxy-user.ts';
import { ruleTest } from '../../support/rule-test.ts';

const settings = { meshes: ['istio'] };
const pod = (spec: string, labels = '') => `apiVersion: v1
kind: Pod
metadata: {name: a${labels}}
spec: ${spec}
`;

ruleTest(workloadProxyUser, {
  valid: {
    'another user': { yaml: pod('{securityContext: {runAsUser: 1000}}'), settings },
    'the sidecar itself': {
      yaml: pod('{containers: [{name: istio-proxy, securityContext: {runAsUser: 1337}}]}'),
      settings,
    },
    'a part of Istio': {
      yaml: pod('{securityContext: {runAsUser: 1337}}', ', labels: {istio: pilot}'),
      settings,
    },
  },
  invalid: {
    'Pod and containers': {
      yaml: pod(
        '{securityContext: {runAsUser: <|1337|>}, containers: [{name: a, securityContext: {runAsUser: <|1337|>}}], initContainers: [{name: b, securityContext: {runAsUser: <|1337|>}}]}',
      ),
      settings,
    },
  },
});
