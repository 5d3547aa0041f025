import { GATEWAY } from '../../workspace/gateway-routes.ts';
import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

const GATEWAY_CLASS = 'GatewayClass.gateway.networking.k8s.io';

/** Classes that Istio and Cilium bring with them. */
const MESH_CLASSES = ['istio', 'istio-waypoint', 'istio-remote', 'istio-east-west', 'cilium'];

/**
 * Classes come with the controller, seldom with the files: only slips of the pen near a class that is known are reported,
 * and the mesh that has none. Sources: Istio (pilot, gatewayclass), Cilium Helm chart, Linkerd (no ingress controller).
 */
export const gatewayClassUnknown = defineRule({
  id: 'gateway-api/gateway-class-unknown',
  title: 'Name a GatewayClass that some controller brings',
  severity: 'warning',
  kinds: [GATEWAY],
  reads: [GATEWAY_CLASS],
  fixable: 'suggestion',
  upstream: ['GW-REF:gatewayclass-missing'],
  *check(gateway, { index }) {
    for (const node of texts(gateway.root, 'spec.gatewayClassName')) {
      if (MESH_CLASSES.includes(node.text) || index.get(GATEWAY_CLASS, '', node.text) !== undefined) continue;
      const known = [...MESH_CLASSES, ...index.all(GATEWAY_CLASS).map(({ name }) => name)];
      const fixes = nearestFixes(gateway, node, known);
      if (node.text === 'linkerd') {
        yield {
          at: node,
          message:
            'Linkerd brings no GatewayClass "linkerd": it has no gateway of its own. Name the class of the ingress controller.',
        };
      } else if (fixes.length > 0) {
        yield {
          at: node,
          severity: 'information',
          message: `No GatewayClass "${node.text}" is known, but one of nearly that name. Correct it if it is a slip of the pen.`,
          fixes,
        };
      }
    }
  },
});
