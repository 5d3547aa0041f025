import { listenerSetConflict } from '../../../server/src/rules/gateway-api/listener-set-conflict.ts';
import { apiGateway } from '../../support/gateway-workspace.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const set = (name: string, listener: string, parent = 'public') =>
  resource(
    'gateway.networking.k8s.io/v1',
    'ListenerSet',
    'shop',
    name,
    `parentRef: {name: ${parent}}\nlisteners: [{name: a, ${listener}}]`,
  );
const GATEWAY = apiGateway('shop', 'public', '{name: http, port: 80, protocol: HTTP}');

ruleTest(listenerSetConflict, {
  valid: {
    'another port': set('a', 'port: 8080, protocol: HTTP') + GATEWAY,
    'another host': set('a', 'port: 80, protocol: HTTP, hostname: a.example.com') + GATEWAY,
    'HTTPS beside TLS': set('a', 'port: 443, protocol: HTTPS') + set('b', 'port: 443, protocol: TLS'),
    'a set of another Gateway': set('a', 'port: 80, protocol: HTTP', 'other') + GATEWAY,
  },
  invalid: {
    'the port of the Gateway': { yaml: set('a', 'port: <|80|>, protocol: HTTP') + GATEWAY },
    'another protocol': { yaml: set('a', 'port: <|80|>, protocol: TCP') + GATEWAY },
    'the host of another set': {
      yaml:
        set('a', 'port: 81, protocol: HTTP, hostname: a.example.com') +
        set('b', 'port: 81, protocol: HTTP, hostname: <|a.example.com|>'),
    },
  },
});
