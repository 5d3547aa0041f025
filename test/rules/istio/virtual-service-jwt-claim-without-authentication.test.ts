import { virtualServiceJwtClaimWithoutAuthentication } from '../../../server/src/rules/istio/virtual-service-jwt-claim-without-authentication.ts';
import { deployment, gateway, policy, virtualService } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const routes = (key: string) =>
  virtualService(
    'shop',
    `gateways: [public]\nhttp:\n  - match:\n      - headers:\n          ${key}: {exact: admin}\n    route: []`,
  );
const PUBLIC = gateway('shop', 'public', 'selector: {istio: ingress}');
const authentication = (namespace: string, labels: string) =>
  policy('RequestAuthentication', namespace, 'jwt', `selector: {matchLabels: ${labels}}`);
const closed = { workspace: 'closed' } as const;

ruleTest(virtualServiceJwtClaimWithoutAuthentication, {
  valid: {
    'one for the Pods of the gateway':
      routes('"@request.auth.claims.group"') + PUBLIC + authentication('shop', '{istio: ingress}'),
    'one in the namespace in which the Pods run': {
      yaml:
        routes('"@request.auth.claims.group"') +
        PUBLIC +
        deployment('ingress', 'gateway', '{istio: ingress}') +
        authentication('ingress', '{istio: ingress}'),
      settings: closed,
    },
    'one for the whole mesh': {
      yaml:
        routes('"@request.auth.claims.group"') +
        PUBLIC +
        policy('RequestAuthentication', 'istio-system', 'jwt', 'jwtRules: []'),
      settings: closed,
    },
    'an ordinary header': { yaml: routes('x-group') + PUBLIC, settings: closed },
    'none is known': routes('"@request.auth.claims.group"') + PUBLIC,
  },
  invalid: {
    'none at all': {
      yaml: routes('<|"@request.auth.claims.group"|>') + PUBLIC,
      settings: closed,
    },
    'one for other Pods': {
      yaml: routes('<|"@request.auth.claims.group"|>') + PUBLIC + authentication('shop', '{app: cart}'),
    },
  },
});
