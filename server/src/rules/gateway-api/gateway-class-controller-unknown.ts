import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

/** Names of controllers, from their documentation. */
const CONTROLLERS = [
  'istio.io/gateway-controller',
  'istio.io/mesh-controller',
  'istio.io/unmanaged-gateway',
  'istio.io/east-west-controller',
  'io.cilium/gateway-controller',
  'gateway.envoyproxy.io/gatewayclass-controller',
  'gateway.nginx.org/nginx-gateway-controller',
  'traefik.io/gateway-controller',
  'konghq.com/kic-gateway-controller',
  'projectcontour.io/gateway-controller',
  'networking.gke.io/gateway',
  'kgateway.dev/kgateway',
];

/** A class that no controller answers for stays without status for ever. Source: Gateway API, GatewayClassSpec. */
export const gatewayClassControllerUnknown = defineRule({
  id: 'gateway-api/gateway-class-controller-unknown',
  title: 'Name the controller of a GatewayClass as it names itself',
  severity: 'information',
  kinds: ['GatewayClass.gateway.networking.k8s.io'],
  fixable: 'suggestion',
  upstream: ['GW-GC-003'],
  *check(gatewayClass) {
    for (const node of texts(gatewayClass.root, 'spec.controllerName')) {
      if (CONTROLLERS.includes(node.text)) continue;
      const fixes = nearestFixes(gatewayClass, node, CONTROLLERS);
      if (fixes.length === 0) continue;
      yield {
        at: node,
        message: `"${node.text}" is nearly, but not quite, the name of a known controller. Correct it if it is a slip of the pen.`,
        fixes,
      };
    }
  },
});
