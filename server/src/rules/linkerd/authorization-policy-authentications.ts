import { policyReferences, refersTo, type PolicyReference } from '../../workspace/linkerd-references.ts';
import { defineRule, type Finding } from '../rule.ts';
import { AUTHORIZATION_POLICY, POLICY_GROUP } from './shared/kinds.ts';
import { referenceKindFault, type ReferenceKind } from './shared/reference-kinds.ts';

const MESH_TLS: ReferenceKind = { group: POLICY_GROUP, kind: 'MeshTLSAuthentication' };
const NETWORK: ReferenceKind = { group: POLICY_GROUP, kind: 'NetworkAuthentication' };
const ACCOUNT: ReferenceKind = { group: '', kind: 'ServiceAccount' };
const AUTHENTICATIONS = [MESH_TLS, NETWORK, ACCOUNT];

/** Refused by the webhook of the policy controller (policy-controller/src/admission.rs, AuthorizationPolicySpec). */
export const authorizationPolicyAuthentications = defineRule({
  id: 'linkerd/authorization-policy-authentications',
  title: 'Require at most one authentication of each kind',
  severity: 'error',
  kinds: [AUTHORIZATION_POLICY],
  fixable: 'suggestion',
  upstream: ['L5D-AP-003', 'L5D-AP-004', 'L5D-AP-005', 'L5D-AP-006'],
  *check(policy) {
    const references = policyReferences(policy, 'spec.requiredAuthenticationRefs[*]');
    for (const reference of references) {
      const use = 'Linkerd knows no authentication of kind';
      const fault = referenceKindFault(policy, reference, { allowed: AUTHENTICATIONS, use });
      if (fault === undefined) continue;
      const { isGroup, ...finding } = fault;
      yield { ...finding, upstream: [isGroup ? 'L5D-AP-006' : 'L5D-AP-005'] };
    }
    yield* judgeCombination(references);
  },
});

function* judgeCombination(references: readonly PolicyReference[]): Iterable<Finding> {
  const ofKind = ({ group, kind }: ReferenceKind) =>
    references.filter((reference) => refersTo(reference, group, kind));
  for (const kind of AUTHENTICATIONS) {
    const second = ofKind(kind)[1];
    if (second === undefined) continue;
    const instead =
      kind === NETWORK
        ? 'one NetworkAuthentication with several networks'
        : 'one MeshTLSAuthentication with several identities';
    yield {
      at: second.kind,
      upstream: ['L5D-AP-003'],
      message: `"${second.kind.text}" is required twice, and clients would have to satisfy both, so Linkerd refuses it. Refer to ${instead}, or write a second policy.`,
    };
  }
  const account = ofKind(ACCOUNT)[0];
  if (account === undefined || ofKind(MESH_TLS).length === 0) return;
  yield {
    at: account.kind,
    upstream: ['L5D-AP-004'],
    message: `"ServiceAccount" and "MeshTLSAuthentication" both name the identity of clients, and Linkerd refuses the two together. Keep one.`,
  };
}
