import { serverInvalidPort } from '../../../server/src/rules/linkerd/server-invalid-port.ts';
import { ruleTest } from '../../support/rule-test.ts';

const server = (port: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: cart}
spec: {podSelector: {}, port: ${port}}
`;

ruleTest(serverInvalidPort, {
  valid: {
    'the last port': server('65535'),
    'a name': server('http'),
    'a template': server('${PORT}'),
    'no whole number, which the schema reports': server('80.5'),
  },
  invalid: { zero: { yaml: server('<|0|>') }, 'too much': { yaml: server('<|70000|>') } },
});
