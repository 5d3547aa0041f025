import { gatewayClassUnknown } from '../../../server/src/rules/gateway-api/gateway-class-unknown.ts';
import { resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const gateway = (name: string) =>
  resource('gateway.networking.k8s.io/v1', 'Gateway', 'shop', 'public', `gatewayClassName: ${name}`);
const gatewayClass = (name: string) =>
  `---\napiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: {name: ${name}}\nspec: {controllerName: a.b/c}\n`;

ruleTest(gatewayClassUnknown, {
  valid: {
    'a class of Istio': gateway('istio-waypoint'),
    'a class of others': gateway('nginx'),
    'a class that is here, of nearly the name of another': gateway('istio1') + gatewayClass('istio1'),
  },
  invalid: {
    'Linkerd has none': { yaml: gateway('<|linkerd|>') },
    'a slip of the pen': { yaml: gateway('<|cillium|>'), fixed: gateway('cilium') },
    'nearly a class that is here': {
      yaml: gateway('<|publik|>') + gatewayClass('public'),
      fixed: gateway('public') + gatewayClass('public'),
    },
  },
});
