import { namespaceNotInjected } from '../../../server/src/rules/istio/namespace-not-injected.ts';
import { ruleTest } from '../../support/rule-test.ts';

const settings = { meshes: ['istio'] };
const namespace = (lines: string) => `apiVersion: v1
kind: Namespace
metadata:
  name: ${lines}
`;

ruleTest(namespaceNotInjected, {
  valid: {
    'a label': { yaml: namespace('a\n  labels: {istio.io/dataplane-mode: none}'), settings },
    'a namespace of Kubernetes': { yaml: namespace('kube-system'), settings },
    'a namespace of Linkerd': {
      yaml: namespace('a\n  annotations: {linkerd.io/inject: enabled}'),
      settings,
    },
    'the root namespace': { yaml: namespace('istio-system'), settings },
  },
  invalid: {
    'nothing said': {
      yaml: namespace('<|a|> # shop'),
      settings,
      fixed: namespace('a # shop\n  labels:\n    istio-injection: enabled'),
    },
    'injected by default': {
      yaml: `# file: injector.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data: {values: '{"sidecarInjectorWebhook": {"enableNamespacesByDefault": true}}'}
# file: namespace.yaml
${namespace('<|a|>\n  labels: {b: c}')}`,
      settings,
      fixed: `# file: injector.yaml
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-sidecar-injector, namespace: istio-system}
data: {values: '{"sidecarInjectorWebhook": {"enableNamespacesByDefault": true}}'}
# file: namespace.yaml
${namespace('a\n  labels: {b: c, istio-injection: enabled}')}`,
    },
  },
});
