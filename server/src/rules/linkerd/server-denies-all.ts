import { titleNode } from '../../resources/resource.ts';
import { parseLabelSelector, selects } from '../../resources/selector.ts';
import { labelsOf } from '../../resources/workload.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { policyReferences, refersTo } from '../../workspace/linkerd-references.ts';
import { LINKERD_ROUTE_KINDS, routesOf } from '../../workspace/linkerd-routes-of.ts';
import { select, text } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { AUTHORIZATION_POLICY, POLICY_GROUP, SERVER, SERVER_AUTHORIZATION } from './shared/kinds.ts';

/** Once a port has a Server, its traffic is refused unless a policy or the Server's own `accessPolicy` lets it in. */
export const serverDeniesAll = defineRule({
  id: 'linkerd/server-denies-all',
  title: 'Let somebody in at every Server',
  severity: 'warning',
  kinds: [SERVER],
  reads: [AUTHORIZATION_POLICY, SERVER_AUTHORIZATION, ...LINKERD_ROUTE_KINDS],
  upstream: ['L5D-REF:server-denies-all'],
  judgesAbsence: true,
  *check(server, { index, referenceSeverity }) {
    // Who writes "deny" means it.
    if (select(server.root, 'spec.accessPolicy').length > 0 || server.name === '') return;
    const severity = referenceSeverity([AUTHORIZATION_POLICY, SERVER_AUTHORIZATION], server.namespace);
    if (severity === undefined || isAuthorized(index, server)) return;
    yield {
      at: titleNode(server),
      severity,
      message:
        `"${server.name}" refuses all traffic of its port: no AuthorizationPolicy is for it, and without "accessPolicy" a Server denies. ` +
        'Add a policy, or "accessPolicy".',
    };
  },
});

function isAuthorized(index: IndexView, server: Resource): boolean {
  const { namespace } = server;
  const routes = routesOf(index, 'Server', server);
  const byPolicy = index.inNamespace(AUTHORIZATION_POLICY, namespace).some((policy) => {
    const [target] = policyReferences(policy, 'spec.targetRef');
    // A target that a template fills in may be this one.
    if (target?.name === undefined || refersTo(target, '', 'Namespace')) return true;
    const { name } = target;
    if (refersTo(target, POLICY_GROUP, 'Server')) return name.text === server.name;
    return routes.some((route) => route.name === name.text);
  });
  if (byPolicy) return true;
  return index.inNamespace(SERVER_AUTHORIZATION, namespace).some((authorization) => {
    if (text(authorization.root, 'spec.server.name') === server.name) return true;
    const selector = select(authorization.root, 'spec.server.selector')[0];
    return selector !== undefined && selects(parseLabelSelector(selector), labelsOf(server));
  });
}
