import { servicePortProtocol } from '../../../server/src/rules/istio/service-port-protocol.ts';
import { ruleTest } from '../../support/rule-test.ts';

const service = (ports: string, type = 'ClusterIP') => ({
  yaml: `apiVersion: v1
kind: Service
metadata: {name: a}
spec:
  type: ${type}
  ports:
${ports}
`,
  settings: { meshes: ['istio'] },
});

ruleTest(servicePortProtocol, {
  valid: {
    'names and protocols': service(`    - {name: http-web, port: 80}
    - {name: GRPC-a, port: 81}
    - {name: web, port: 82, appProtocol: kubernetes.io/h2c}
    - {name: dns, port: 53}
    - {name: x, port: 83, protocol: UDP}`),
    'names from a template': service("    - {name: '{{ .name }}', port: 80}"),
    'a managed gateway': {
      yaml: service('    - {name: web, port: 80}').yaml.replace(
        'name: a',
        'name: a, labels: {gateway.istio.io/managed: x}',
      ),
      settings: { meshes: ['istio'] },
    },
    'an external name that says what it is': service('    - {name: tcp-a, port: 80}', 'ExternalName'),
  },
  invalid: {
    'names that say nothing': {
      ...service(`    - name: <|web|> # front #! The port name "web" does not tell Istio the protocol, so it guesses from the first bytes. Start the name with the protocol, or add "appProtocol".
      port: 8080
    - {<|port|>: 443}`),
      fixed: service(`    - name: web # front
      port: 8080
      appProtocol: http
    - {port: 443, appProtocol: https}`).yaml,
    },
    'a protocol that Istio does not know': {
      ...service('    - {name: a, port: 80, appProtocol: <|htttp|>}'),
      fixed: service('    - {name: a, port: 80, appProtocol: http}').yaml,
    },
    'an external name': {
      ...service('    - {name: <|tcp|>, port: 443}', 'ExternalName'),
      fixed: service('    - {name: tcp, port: 443, appProtocol: https}', 'ExternalName').yaml,
    },
  },
});
