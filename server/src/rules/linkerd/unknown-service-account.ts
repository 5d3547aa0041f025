import type { ScalarNode } from '../../yaml/nodes.ts';
import { podServiceAccount, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { policyReferences, refersTo } from '../../workspace/linkerd-references.ts';
import { workloadsWith } from '../../workspace/workloads.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import {
  AUTHORIZATION_POLICY,
  MESH_TLS_AUTHENTICATION,
  RATE_LIMIT,
  SERVER_AUTHORIZATION,
} from './shared/kinds.ts';
import { nearestResource } from './shared/nearest-name.ts';

const SERVICE_ACCOUNT = 'ServiceAccount';
const REFERENCES = [
  'spec.requiredAuthenticationRefs[*]',
  'spec.identityRefs[*]',
  'spec.overrides[*].clientRefs[*]',
];

/** An account that no Pod runs as is an identity that no client has. */
export const unknownServiceAccount = defineRule({
  id: 'linkerd/unknown-service-account',
  title: 'Let clients in by accounts that exist',
  severity: 'warning',
  kinds: [AUTHORIZATION_POLICY, MESH_TLS_AUTHENTICATION, RATE_LIMIT, SERVER_AUTHORIZATION],
  reads: [SERVICE_ACCOUNT, ...WORKLOAD_KINDS],
  fixable: 'suggestion',
  upstream: ['L5D-REF:serviceaccount-missing'],
  *check(policy, context) {
    for (const { name, namespace } of accountsIn(policy)) {
      // Kubernetes makes this one in each namespace.
      if (name.text === 'default') continue;
      if (context.index.get(SERVICE_ACCOUNT, namespace, name.text) !== undefined) continue;
      const users = workloadsWith(context.index, new Map(), namespace);
      if (users.some((workload) => podServiceAccount(workload) === name.text)) continue;
      const severity = context.referenceSeverity(SERVICE_ACCOUNT, namespace, name.text);
      if (severity === undefined) continue;
      yield {
        at: name,
        severity,
        message: `ServiceAccount "${name.text}" does not exist in namespace "${namespace}", and no Pod runs as it, so no client has this identity. Name one that does.`,
        fixes: nearestResource(policy, name, context, { kind: SERVICE_ACCOUNT, namespace }),
      };
    }
  },
});

interface Account {
  readonly name: ScalarNode;
  readonly namespace: string;
}

function accountsIn(policy: Resource): Account[] {
  const references = REFERENCES.flatMap((query) => policyReferences(policy, query))
    .filter((reference) => refersTo(reference, '', 'ServiceAccount'))
    .flatMap(({ name, namespace }) => (name === undefined ? [] : [{ name, namespace }]));
  const listed = select(policy.root, 'spec.client.meshTLS.serviceAccounts[*]').flatMap((account) => {
    const name = scalar(account, 'name');
    const isMasked = select(account, 'namespace').some((node) => node.masked);
    if (name === undefined || isMasked) return [];
    return [{ name, namespace: scalar(account, 'namespace')?.text || policy.namespace }];
  });
  return [...references, ...listed];
}
