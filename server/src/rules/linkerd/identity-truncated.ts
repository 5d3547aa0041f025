import { texts } from '../shared/texts.ts';
import { renameFix } from '../shared/rename-fix.ts';
import { defineRule } from '../rule.ts';
import { MESH_TLS_AUTHENTICATION, SERVER_AUTHORIZATION } from './shared/kinds.ts';

/** `….serviceaccount.identity.<control plane's namespace>` and nothing behind it. */
const TRUNCATED = /\.serviceaccount\.identity(?:\.[-a-z0-9]+)?$/;

/** Identities are compared as a whole, so one without the trust domain matches nobody. */
export const identityTruncated = defineRule({
  id: 'linkerd/identity-truncated',
  title: 'Write identities with their trust domain',
  severity: 'warning',
  kinds: [MESH_TLS_AUTHENTICATION, SERVER_AUTHORIZATION],
  fixable: 'suggestion',
  upstream: ['L5D-MTLS-004'],
  *check(resource) {
    const queries = ['spec.identities[*]', 'spec.client.meshTLS.identities[*]'];
    for (const identity of queries.flatMap((query) => texts(resource.root, query))) {
      if (!TRUNCATED.test(identity.text)) continue;
      const plane = identity.text.endsWith('.identity') ? '.linkerd' : '';
      yield {
        at: identity,
        message: `"${identity.text}" has no trust domain at its end, so it matches no client. Add that of the cluster, by default "cluster.local".`,
        fixes: [renameFix(resource, identity, `${identity.text}${plane}.cluster.local`)],
      };
    }
  },
});
