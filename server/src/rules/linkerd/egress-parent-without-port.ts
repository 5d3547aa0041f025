import { LINKERD_ROUTE_KINDS } from '../../workspace/linkerd-routes-of.ts';
import { linkerdParents } from '../../workspace/linkerd-routes.ts';
import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/** Refused by the webhook of the policy controller (policy-controller/src/admission.rs, `validate_parent_ref_port_requirements`). */
export const egressParentWithoutPort = defineRule({
  id: 'linkerd/egress-parent-without-port',
  title: 'Say which port of an EgressNetwork a route is for',
  severity: 'error',
  kinds: LINKERD_ROUTE_KINDS,
  upstream: ['L5D-HR-008'],
  judgesAbsence: true,
  *check(route) {
    for (const { map, kind, name } of linkerdParents(route)) {
      if (kind !== 'EgressNetwork' || select(map, 'port').length > 0) continue;
      yield {
        at: name,
        message: `Parent "${name.text}" is an EgressNetwork without a port, and Linkerd refuses such a route. Add "port".`,
      };
    }
  },
});
