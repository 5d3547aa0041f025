import { defineLookup } from '../../workspace/lookup.ts';
import { BACKEND_TLS_POLICY } from '../../workspace/gateway-references.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';

/** Policies by the Service, and its port if one is named, that they are for. */
const POLICIES_BY_TARGET = defineLookup({
  name: 'backend-tls-policies-by-target',
  kinds: [BACKEND_TLS_POLICY],
  keysOf: (policy) => targetsOf(policy).map(({ key }) => key),
});

/**
 * Of two policies for one target the older one counts, and of two equally old ones the first by namespace and name;
 * the other gets the status Conflicted. One for a whole Service and one for a port of it go together. Source: Gateway
 * API, BackendTLSPolicy (conflict resolution).
 */
export const backendTlsPolicyConflict = defineRule({
  id: 'gateway-api/backend-tls-policy-conflict',
  title: 'Write one BackendTLSPolicy per Service and port',
  severity: 'warning',
  kinds: [BACKEND_TLS_POLICY],
  reads: [BACKEND_TLS_POLICY],
  upstream: ['GW-REF:policy-conflict'],
  *check(policy, { index }) {
    for (const { key, node } of targetsOf(policy)) {
      const winner = index
        .by(POLICIES_BY_TARGET, key)
        .filter((other) => other.name < policy.name && other.name !== '')
        .sort((left, right) => (left.name < right.name ? -1 : 1))[0];
      if (winner === undefined || policy.name === '') continue;
      yield {
        at: node,
        message:
          `BackendTLSPolicy "${winner.name}" is for "${node.text}" too, and only one of them counts: the older one, or "${winner.name}" if ` +
          'both are equally old. Merge them, or tell their ports apart by "sectionName".',
        related: [titleRelated(winner, `BackendTLSPolicy "${winner.name}"`)],
      };
    }
  },
});

function targetsOf(policy: Resource) {
  return select(policy.root, 'spec.targetRefs[*]').flatMap((target) => {
    const node = scalar(target, 'name');
    if (node === undefined) return [];
    const [group, kind, section] = ['group', 'kind', 'sectionName'].map(
      (part) => scalar(target, part)?.text ?? '',
    );
    return [{ node, key: [policy.namespace, group, kind, node.text, section].join('/') }];
  });
}
