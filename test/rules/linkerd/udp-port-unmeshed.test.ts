import { udpPortUnmeshed } from '../../../server/src/rules/linkerd/udp-port-unmeshed.ts';
import { ruleTest } from '../../support/rule-test.ts';

const pod = (inject: string, protocol: string) => `apiVersion: v1
kind: Pod
metadata: {name: resolver, annotations: {linkerd.io/inject: ${inject}}}
spec:
  containers:
    - ports:
        - {containerPort: 53, protocol: ${protocol}}
`;

ruleTest(udpPortUnmeshed, {
  valid: {
    TCP: pod('enabled', 'TCP'),
    'not in the mesh': pod('disabled', 'UDP'),
    'a protocol that a template fills in': pod('enabled', '"{{ .protocol }}"'),
  },
  invalid: {
    UDP: {
      yaml: `apiVersion: v1
kind: Pod
metadata: {name: resolver, annotations: {linkerd.io/inject: enabled}}
spec:
  containers:
    - ports:
        - containerPort: 53
          protocol: <|UDP|> #! Port "53" speaks UDP, which Linkerd's proxy neither encrypts nor counts. Protect it by other means.
`,
    },
  },
});
