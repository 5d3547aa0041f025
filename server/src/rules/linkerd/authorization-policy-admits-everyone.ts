import { child, findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { AUTHORIZATION_POLICY } from './shared/kinds.ts';

/** An empty list is no mistake to the webhook: whoever has to satisfy nothing gets in. */
export const authorizationPolicyAdmitsEveryone = defineRule({
  id: 'linkerd/authorization-policy-admits-everyone',
  title: 'Require an authentication, or say that everybody is meant',
  severity: 'warning',
  kinds: [AUTHORIZATION_POLICY],
  upstream: ['L5D-AP-009'],
  judgesAbsence: true,
  *check(policy) {
    const spec = child(policy.root, 'spec');
    const pair = findPair(spec, 'requiredAuthenticationRefs');
    const list = child(spec, 'requiredAuthenticationRefs');
    if (pair === undefined || list?.kind !== 'seq' || list.items.length > 0 || list.masked) return;
    yield {
      at: pair.key,
      message:
        '"requiredAuthenticationRefs" is empty, so every client gets in, also those outside the mesh. ' +
        'Require an authentication, or a NetworkAuthentication of all networks where everybody is meant.',
    };
  },
});
