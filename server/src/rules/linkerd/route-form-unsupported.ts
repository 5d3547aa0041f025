import { linkerdParents, concernsLinkerd } from '../../workspace/linkerd-routes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { defineRule } from '../rule.ts';
import { GATEWAY_GROUP, GRPC_ROUTE } from './shared/kinds.ts';

const SINGLE = [`TLSRoute.${GATEWAY_GROUP}`, `TCPRoute.${GATEWAY_GROUP}`];

/** Refused by the webhook of the policy controller (policy-controller/src/admission.rs). */
export const routeFormUnsupported = defineRule({
  id: 'linkerd/route-form-unsupported',
  title: 'Write routes in the form that Linkerd takes',
  severity: 'error',
  kinds: [GRPC_ROUTE, ...SINGLE],
  upstream: ['L5D-GW-001', 'L5D-GW-002'],
  *check(route, { settings }) {
    if (route.key === GRPC_ROUTE) {
      if (!concernsLinkerd(route, settings.meshes)) return;
      for (const method of select(route.root, 'spec.rules[*].matches[*].method')) {
        const type = scalar(method, 'type');
        if (type?.text !== 'RegularExpression') continue;
        yield {
          at: type,
          upstream: ['L5D-GW-001'],
          message:
            '"RegularExpression" is no way to match methods for Linkerd, which refuses the route. Name the service and the method with "Exact".',
        };
      }
      return;
    }
    const rules = child(child(route.root, 'spec'), 'rules');
    const isOurs = linkerdParents(route).some(({ kind }) => kind !== undefined);
    // The present versions say so in their schema.
    if (!isOurs || rules?.kind !== 'seq' || rules.items.length < 2 || route.version === 'v1') return;
    yield {
      at: keyAnchor(child(route.root, 'spec') ?? rules, 'rules'),
      upstream: ['L5D-GW-002'],
      message: `"rules" has ${rules.items.length} items, and Linkerd refuses a ${route.kind} with more than one: nothing tells them apart. Join their backends.`,
    };
  },
});
