import { defineRule } from '../rule.ts';
import { SERVER_AUTHORIZATION } from './shared/kinds.ts';

/** AuthorizationPolicy came with Linkerd 2.12 and can do all of it, and routes as well. */
export const serverAuthorizationSuperseded = defineRule({
  id: 'linkerd/server-authorization-superseded',
  title: 'Prefer AuthorizationPolicy to ServerAuthorization',
  severity: 'information',
  kinds: [SERVER_AUTHORIZATION],
  upstream: ['L5D-SAZ-006'],
  *check(authorization) {
    yield {
      at: authorization.kindNode,
      message:
        '"ServerAuthorization" is the older way to let clients in. ' +
        'An AuthorizationPolicy says the same, and may also be attached to routes and Namespaces.',
    };
  },
});
