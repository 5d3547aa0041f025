import { serverQuotedPort } from '../../../server/src/rules/linkerd/server-quoted-port.ts';
import { ruleTest } from '../../support/rule-test.ts';

const server = (port: string) => `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: cart}
spec:
  podSelector: {}
  port: ${port} # web
`;

ruleTest(serverQuotedPort, {
  valid: { 'a number': server('8080'), 'a name': server('"http"'), 'a template': server('"{{ .port }}"') },
  invalid: { 'a quoted number': { yaml: server('<|"8080"|>'), fixed: server('8080') } },
});
