import { policyReferences, refersTo } from '../../workspace/linkerd-references.ts';
import { removePair } from '../../yaml/edit.ts';
import { findPair } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { MESH_TLS_AUTHENTICATION } from './shared/kinds.ts';
import { referenceKindFault } from './shared/reference-kinds.ts';

const ALLOWED = [
  { group: '', kind: 'ServiceAccount' },
  { group: '', kind: 'Namespace' },
];

/** Refused by the webhook of the policy controller (policy-controller/src/admission.rs, MeshTLSAuthenticationSpec). */
export const identityReferenceInvalid = defineRule({
  id: 'linkerd/identity-reference-invalid',
  title: 'Refer to ServiceAccounts and Namespaces for identities',
  severity: 'error',
  kinds: [MESH_TLS_AUTHENTICATION],
  fixable: 'suggestion',
  upstream: ['L5D-MTLS-003'],
  *check(authentication) {
    for (const reference of policyReferences(authentication, 'spec.identityRefs[*]')) {
      const fault = referenceKindFault(authentication, reference, {
        allowed: ALLOWED,
        use: 'Linkerd takes no identities from a',
      });
      if (fault !== undefined) {
        const { at, message, fixes } = fault;
        yield { at, message, fixes };
        continue;
      }
      const namespace = findPair(reference.map, 'namespace');
      if (namespace === undefined || !refersTo(reference, '', 'Namespace')) continue;
      yield {
        at: namespace.key,
        message:
          '"namespace" has no place beside a Namespace, which is in none, and Linkerd refuses it. Remove it.',
        fixes: [
          {
            title: 'Remove "namespace"',
            kind: 'suggestion',
            edits: () => [removePair(authentication.document, namespace)],
          },
        ],
      };
    }
  },
});
