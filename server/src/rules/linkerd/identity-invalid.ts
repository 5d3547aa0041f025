import { texts } from '../shared/texts.ts';
import { renameFix } from '../shared/rename-fix.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { MESH_TLS_AUTHENTICATION, SERVER_AUTHORIZATION } from './shared/kinds.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';

const LABEL = /^[a-z0-9](?:[-a-z0-9]{0,251}[a-z0-9])?$/;
const SPIFFE = 'spiffe://';
/** How Istio writes identities. */
const LIKE_ISTIO = /^(?:([^/]+)\/)ns\/([^/]+)\/sa\/([^/]+)$/;

/**
 * `*`, a DNS name that may start with `*.`, or a SPIFFE id: anything else the webhook refuses
 * (policy-controller/core, `IdentityMatch`).
 */
export const identityInvalid = defineRule({
  id: 'linkerd/identity-invalid',
  title: 'Write identities as Linkerd does',
  severity: 'error',
  kinds: [MESH_TLS_AUTHENTICATION, SERVER_AUTHORIZATION],
  fixable: 'suggestion',
  upstream: ['L5D-MTLS-002', 'L5D-SAZ-002'],
  explains: ['schema/wrong-format'],
  *check(resource) {
    const isOld = resource.key === SERVER_AUTHORIZATION;
    const query = isOld ? 'spec.client.meshTLS.identities[*]' : 'spec.identities[*]';
    for (const identity of texts(resource.root, query)) {
      const fault = faultOf(identity.text);
      if (fault === undefined) continue;
      yield {
        at: identity,
        upstream: [isOld ? 'L5D-SAZ-002' : 'L5D-MTLS-002'],
        message: `"${identity.text}" is no identity of Linkerd: ${fault}. Write it as "account.namespace.serviceaccount.identity.linkerd.cluster.local".`,
        fixes: fixesOf(resource, identity),
      };
    }
  },
});

function faultOf(identity: string): string | undefined {
  if (identity.startsWith(SPIFFE)) return spiffeFault(identity.slice(SPIFFE.length));
  const [first = '', ...rest] = identity.split('.');
  if (first === '*' && rest.length === 0) return undefined;
  const wrong = [...(first === '*' ? [] : [first]), ...rest].find((label) => !LABEL.test(label));
  if (wrong === undefined) return undefined;
  if (wrong === '') return 'a part between its dots is empty';
  if (wrong.includes('*')) return 'a wildcard may only be its whole first part';
  return `its part "${wrong}" holds more than small letters, digits and inner hyphens`;
}

function spiffeFault(id: string): string | undefined {
  const [domain = '', ...path] = id.split('/');
  if (!/^[a-z0-9._-]+$/.test(domain)) return 'its trust domain is not a plain name';
  const wrong = path.find((segment) => !/^[-A-Za-z0-9._]+$/.test(segment));
  if (wrong === undefined) return undefined;
  return wrong === '' ? 'a part of its path is empty' : `the part "${wrong}" of its path holds other signs`;
}

function fixesOf(resource: Resource, identity: ScalarNode): Fix[] {
  const [, domain, namespace, account] = LIKE_ISTIO.exec(identity.text) ?? [];
  const meant =
    domain === undefined
      ? identity.text.toLowerCase()
      : `${account}.${namespace}.serviceaccount.identity.linkerd.${domain}`;
  return meant === identity.text || faultOf(meant) !== undefined
    ? []
    : [renameFix(resource, identity, meant)];
}
