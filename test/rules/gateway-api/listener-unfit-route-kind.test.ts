import { listenerUnfitRouteKind } from '../../../server/src/rules/gateway-api/listener-unfit-route-kind.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (protocol: string, kind: string, more = '') =>
  apiGateway(
    'shop',
    'public',
    `{name: a, port: 80, protocol: ${protocol}, allowedRoutes: {kinds: [${kind}]}${more}}`,
  );

ruleTest(listenerUnfitRouteKind, {
  valid: {
    'a kind that fits': gateway('HTTP', '{kind: GRPCRoute}'),
    'TLS that is ended here': gateway('TLS', '{kind: TCPRoute}'),
    'a kind of an implementation': gateway('HTTP', '{group: example.com, kind: OddRoute}'),
    'a protocol of an implementation': gateway('example.com/odd', '{kind: TCPRoute}'),
  },
  invalid: {
    'a kind of another protocol': { yaml: gateway('HTTP', '{kind: <|TCPRoute|>}') },
    'TLS that is passed on': {
      yaml: gateway('TLS', '{kind: <|TCPRoute|>}', ', tls: {mode: Passthrough}'),
    },
    'a slip of the pen': {
      yaml: gateway('HTTP', '{kind: <|HttpRoute|>}'),
      fixed: gateway('HTTP', '{kind: HTTPRoute}'),
    },
  },
});
