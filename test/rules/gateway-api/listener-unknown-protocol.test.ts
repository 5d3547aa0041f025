import { listenerUnknownProtocol } from '../../../server/src/rules/gateway-api/listener-unknown-protocol.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (protocol: string) =>
  apiGateway('shop', 'public', `{name: a, port: 80, protocol: ${protocol}}`);

ruleTest(listenerUnknownProtocol, {
  valid: {
    'a protocol of the Gateway API': gateway('TLS'),
    'a waypoint': gateway('HBONE'),
    'a protocol of an implementation': gateway('example.com/odd'),
    'a protocol that a template fills in': gateway('"{{ .protocol }}"'),
  },
  invalid: {
    'lower case': { yaml: gateway('<|https|>'), fixed: gateway('HTTPS') },
    'a word of other meshes': { yaml: gateway('<|MONGO|>') },
  },
});
