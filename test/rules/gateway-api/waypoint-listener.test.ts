import { waypointListener } from '../../../server/src/rules/gateway-api/waypoint-listener.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (name: string, listener: string) =>
  resource(
    'gateway.networking.k8s.io/v1',
    'Gateway',
    'shop',
    'a',
    `gatewayClassName: ${name}\nlisteners: [${listener}]`,
  );

ruleTest(waypointListener, {
  valid: {
    'a waypoint': gateway('istio-waypoint', '{name: mesh, port: 15008, protocol: HBONE}'),
    'a gateway for the east-west': gateway('istio-east-west', '{name: mesh, port: 15008, protocol: HBONE}'),
    'a gateway': gateway('istio', '{name: a, port: 80, protocol: HTTP}'),
    'a class of others': gateway('mine', '{name: mesh, port: 1, protocol: HBONE}'),
  },
  invalid: {
    'no tunnel': { yaml: gateway('<|istio-waypoint|>', '{name: a, port: 80, protocol: HTTP}') },
    'another port': { yaml: gateway('istio-waypoint', '{name: a, port: <|15000|>, protocol: HBONE}') },
    'a class without tunnels': { yaml: gateway('istio', '{name: a, port: 15008, protocol: <|HBONE|>}') },
  },
});
