import { annotationUnknown } from '../../../server/src/rules/linkerd/annotation-unknown.ts';
import { ruleTest } from '../../support/rule-test.ts';

const pod = (annotations: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    # why
${annotations.replaceAll(/^/gm, '    ')}
`;

ruleTest(annotationUnknown, {
  valid: {
    'what Linkerd and its extensions read or write': pod(`linkerd.io/inject: enabled
linkerd.io/created-by: linkerd/cli stable
linkerd.io/proxy-version: edge-26.8.1
config.linkerd.io/opaque-ports: "3306"
config.alpha.linkerd.io/proxy-wait-before-exit-seconds: "40"
viz.linkerd.io/tap-enabled: "true"
config.linkerd.io/trace-collector: collector:4317`),
    'annotations of others with Linkerd in their name': pod('example.com/linkerd-note: x'),
    'a key that a template fills in': pod('config.linkerd.io/{{ .Values.key }}: x'),
  },
  invalid: {
    'slips, and a setting under the wrong prefix': {
      yaml: pod(`<|config.linkerd.io/inject|>: enabled #! Linkerd knows no annotation "config.linkerd.io/inject", so it does nothing. Write "linkerd.io/inject".
<|config.linkerd.io/skip-outbound-port|>: "3306"
<|config.alpha.linkerd.io/skip-inbound-ports|>: "25"`),
      fixed: pod(`linkerd.io/inject: enabled
config.linkerd.io/skip-outbound-ports: "3306"
config.linkerd.io/skip-inbound-ports: "25"`),
    },
    'a prefix that does not exist': {
      yaml: pod('<|linkerd/inject|>: enabled'),
      fixed: pod('linkerd.io/inject: enabled'),
    },
    'another word for injection': {
      yaml: pod('<|linkerd.io/proxy-inject|>: enabled'),
      fixed: pod('linkerd.io/inject: enabled'),
    },
    'nothing near': {
      yaml: pod(
        '<|retry.linkerd.io/backoff|>: 1s #! Linkerd knows no annotation "retry.linkerd.io/backoff", so it does nothing. Correct or remove it.',
      ),
    },
    'one whose right name is there already': {
      yaml: pod('linkerd.io/inject: enabled\n<|linkerd.io/injected|>: enabled'),
    },
  },
});
