import { podNotInjectable } from '../../../server/src/rules/linkerd/pod-not-injectable.ts';
import { ruleTest } from '../../support/rule-test.ts';

const pod = (inject: string, spec: string) => `apiVersion: v1
kind: Pod
metadata:
  name: agent
  namespace: shop
  annotations:
    linkerd.io/inject: ${inject}
spec:
  ${spec}
`;

ruleTest(podNotInjectable, {
  valid: {
    'not asked': pod('disabled', 'hostNetwork: true'),
    'its own network': pod('enabled', 'hostNetwork: false'),
    'a node agent in an injected Namespace': `apiVersion: v1
kind: Namespace
metadata: {name: shop, annotations: {linkerd.io/inject: enabled}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: shop}
spec: {template: {spec: {hostNetwork: true}}}
`,
    'a token that a volume brings': pod(
      'enabled',
      'automountServiceAccountToken: false\n  volumes: [{name: token}]',
    ),
  },
  invalid: {
    'the network of the host': {
      yaml: pod(
        'enabled',
        'hostNetwork: <|true|> #! "hostNetwork" is true, and Linkerd puts no proxy in such Pods, though "linkerd.io/inject" asks for one. Remove one of the two.',
      ),
    },
    'no token': { yaml: pod('ingress', 'automountServiceAccountToken: <|false|>') },
    'no token, and the Namespace asks': {
      yaml: `apiVersion: v1
kind: Namespace
metadata: {name: shop, annotations: {linkerd.io/inject: enabled}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: agent, namespace: shop}
spec: {template: {spec: {automountServiceAccountToken: <|false|>}}}
`,
    },
  },
});
