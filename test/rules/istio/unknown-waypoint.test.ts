import { unknownWaypoint } from '../../../server/src/rules/istio/unknown-waypoint.ts';
import { deployment, namespace, resource } from '../../support/istio-workspace.ts';
import { ruleTest } from '../../support/rule-test.ts';

const using = (name: string, more = '') => namespace('shop', `{istio.io/use-waypoint: ${name}${more}}`);
const gatewayOf = (where: string, name: string, className = 'istio-waypoint') =>
  resource('gateway.networking.k8s.io/v1', 'Gateway', where, name, `gatewayClassName: ${className}`);
const closed = { workspace: 'closed' } as const;

ruleTest(unknownWaypoint, {
  valid: {
    'a waypoint of the namespace': using('waypoint') + gatewayOf('shop', 'waypoint'),
    'a waypoint of another namespace':
      using('waypoint', ', istio.io/use-waypoint-namespace: infra') + gatewayOf('infra', 'waypoint'),
    'no waypoint is wanted': { yaml: using('none'), settings: closed },
    'no Gateway of that namespace is known': using('waypoint') + gatewayOf('other', 'edge'),
    'a name that a template fills in': { yaml: using('"{{ .name }}"'), settings: closed },
  },
  invalid: {
    'a slip of the pen': {
      yaml: using('<|waypont|>') + gatewayOf('shop', 'waypoint'),
      fixed: using('waypoint') + gatewayOf('shop', 'waypoint'),
    },
    'an ordinary Gateway': { yaml: using('<|edge|>') + gatewayOf('shop', 'edge', 'istio') },
    'a Pod': {
      yaml: deployment('shop', 'cart', '{app: cart, istio.io/use-waypoint: <|waypoint|>}'),
      settings: closed,
    },
  },
});
