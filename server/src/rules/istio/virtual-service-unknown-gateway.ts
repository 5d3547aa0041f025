import { closest } from '../../util/closest.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import {
  API_GATEWAY,
  findGateway,
  ISTIO_GATEWAY,
  parseGatewayReference,
  type GatewayReference,
} from '../../workspace/istio-gateways.ts';
import { VIRTUAL_SERVICE } from '../../workspace/istio-virtual-services.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { renameFix } from '../shared/rename-fix.ts';

const REFERENCES = [
  'spec.gateways[*]',
  'spec.http[*].match[*].gateways[*]',
  'spec.tls[*].match[*].gateways[*]',
  'spec.tcp[*].match[*].gateways[*]',
];

/**
 * A VirtualService bound to a Gateway that does not exist is bound to nothing there. Both kinds of Gateway
 * count. Sources: istioctl analyze (virtualservice.GatewayAnalyzer, which leaves `match` out), Kiali
 * (virtualservices.NoGatewayChecker).
 */
export const virtualServiceUnknownGateway = defineRule({
  id: 'istio/virtual-service-unknown-gateway',
  title: 'Bind VirtualServices only to Gateways that exist',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  reads: [ISTIO_GATEWAY, API_GATEWAY],
  fixable: 'suggestion',
  upstream: ['IST0101', 'IST0132', 'KIA1102'],
  *check(service, context) {
    for (const query of REFERENCES) {
      for (const node of scalars(service.root, query)) {
        const reference = parseGatewayReference(node.text, service.namespace);
        if (reference === undefined || findGateway(context.index, reference) !== undefined) continue;
        const severity = context.referenceSeverity(
          [ISTIO_GATEWAY, API_GATEWAY],
          reference.namespace,
          reference.name,
        );
        if (severity === undefined) continue;
        const fixes = fixesFor(context.index, service, node, reference);
        yield {
          at: node,
          severity,
          message:
            `Gateway "${reference.name}" does not exist in namespace "${reference.namespace}". ` +
            'Name one that exists, as "namespace/name" where it lives elsewhere.',
          // For istioctl the host of a VirtualService is not in a Gateway that is missing either.
          upstream: query === REFERENCES[0] ? ['IST0101', 'IST0132', 'KIA1102'] : ['KIA1102'],
          fixes,
          hasPreferredFix: fixes.length === 1,
        };
      }
    }
  },
});

function fixesFor(
  index: IndexView,
  service: Resource,
  node: ScalarNode,
  { namespace, name }: GatewayReference,
): Fix[] {
  const all = [...index.all(ISTIO_GATEWAY), ...index.all(API_GATEWAY)].filter(
    (gateway) => gateway.name !== '',
  );
  const elsewhere = all.filter((gateway) => gateway.name === name);
  if (elsewhere.length > 0) {
    return elsewhere
      .slice(0, 3)
      .map((gateway) => renameFix(service, node, `${gateway.namespace}/${gateway.name}`));
  }
  const nearest = closest(
    name,
    new Set(all.filter((gateway) => gateway.namespace === namespace).map((gateway) => gateway.name)),
  );
  if (nearest === undefined) return [];
  return [renameFix(service, node, node.text.includes('/') ? `${namespace}/${nearest}` : nearest)];
}
