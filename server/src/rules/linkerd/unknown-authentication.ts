import { policyReferences, refersTo } from '../../workspace/linkerd-references.ts';
import { defineRule } from '../rule.ts';
import {
  AUTHORIZATION_POLICY,
  MESH_TLS_AUTHENTICATION,
  NETWORK_AUTHENTICATION,
  POLICY_GROUP,
} from './shared/kinds.ts';
import { nearestResource } from './shared/nearest-name.ts';

const KINDS = [
  ['MeshTLSAuthentication', MESH_TLS_AUTHENTICATION],
  ['NetworkAuthentication', NETWORK_AUTHENTICATION],
] as const;

/** A policy whose authentication is not there authorizes nobody (policy-controller, k8s/index/src/inbound). */
export const unknownAuthentication = defineRule({
  id: 'linkerd/unknown-authentication',
  title: 'Require authentications that exist',
  severity: 'error',
  kinds: [AUTHORIZATION_POLICY],
  reads: [MESH_TLS_AUTHENTICATION, NETWORK_AUTHENTICATION],
  fixable: 'suggestion',
  upstream: ['L5D-REF:authentication-missing'],
  *check(policy, context) {
    for (const reference of policyReferences(policy, 'spec.requiredAuthenticationRefs[*]')) {
      const { name, namespace } = reference;
      const [kind, key] = KINDS.find(([candidate]) => refersTo(reference, POLICY_GROUP, candidate)) ?? [];
      if (kind === undefined || key === undefined || name === undefined) continue;
      if (context.index.get(key, namespace, name.text) !== undefined) continue;
      const severity = context.referenceSeverity(key, namespace, name.text);
      if (severity === undefined) continue;
      yield {
        at: name,
        severity,
        message: `${kind} "${name.text}" does not exist in namespace "${namespace}", so the policy lets nobody in. Name one that does.`,
        fixes: nearestResource(policy, name, context, { kind: key, namespace }),
      };
    }
  },
});
