import { closest } from '../../util/closest.ts';
import { findMeshConfig, trustDomainsOf } from '../../workspace/istio-mesh-config.ts';
import { AUTHORIZATION_POLICY } from '../../workspace/istio-policies.ts';
import {
  ACCOUNT_KINDS,
  isKnownAccount,
  knownAccounts,
  parsePrincipal,
} from '../../workspace/istio-service-accounts.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource, type RuleContext } from '../rule.ts';
import { renameFix } from '../shared/rename-fix.ts';
import { matchesWildcard } from './shared/wildcard.ts';

/** `ns/shop/sa/cart`, what is left of a principal when its trust domain was forgotten. */
const WITHOUT_DOMAIN = /^\/?ns\/[^/]+\/sa\/[^/]+$/;
const SPIFFE = 'spiffe://';

/**
 * A principal is `<trust domain>/ns/<namespace>/sa/<account>`, compared letter by letter. Source: Kiali
 * (authorization.PrincipalsChecker).
 */
export const authorizationPolicyUnknownPrincipal = defineRule({
  id: 'istio/authorization-policy-unknown-principal',
  title: 'Name principals whose service accounts exist',
  severity: 'warning',
  kinds: [AUTHORIZATION_POLICY],
  reads: [...ACCOUNT_KINDS, 'Namespace', 'Service', 'ConfigMap', 'IstioOperator.install.istio.io'],
  fixable: 'suggestion',
  upstream: ['KIA0106', 'KIA0108'],
  *check(policy, context) {
    for (const key of ['principals', 'notPrincipals']) {
      for (const node of scalars(policy.root, `spec.rules[*].from[*].source.${key}[*]`)) {
        const finding = judge(policy, node, context);
        if (finding !== undefined) yield finding;
      }
    }
  },
});

function judge(policy: Resource, node: ScalarNode, context: RuleContext): Finding | undefined {
  if (node.text === '' || node.text === '*') return undefined;
  if (node.text.includes('*')) return judgeWildcard(node, context);
  const principal = parsePrincipal(node.text);
  if (principal === undefined) return malformed(policy, node, context);
  const domains = trustDomainsOf(context.index);
  if (!domains.includes(principal.trustDomain)) return foreign(node, principal.trustDomain, context);
  if (isKnownAccount(context.index, principal.namespace, principal.account)) return undefined;
  // The policy's own namespace exists, and with it the account that every namespace has.
  if (principal.account === 'default' && principal.namespace === policy.namespace) return undefined;
  const severity = context.referenceSeverity('ServiceAccount', principal.namespace, principal.account);
  if (severity === undefined) return undefined;
  const names = knownAccounts(context.index, principal.namespace).map(
    ({ namespace, account }) => `${principal.trustDomain}/ns/${namespace}/sa/${account}`,
  );
  const nearest = closest(node.text, names);
  return {
    at: node,
    severity,
    message:
      `Service account "${principal.account}" does not exist in namespace "${principal.namespace}", so no caller has ` +
      'this principal. Name an account that exists.',
    upstream: ['KIA0106'],
    fixes: nearest === undefined ? [] : [renameFix(policy, node, nearest)],
  };
}

function malformed(policy: Resource, node: ScalarNode, { index }: RuleContext): Finding {
  const [domain = ''] = trustDomainsOf(index);
  const bare = node.text.startsWith(SPIFFE) ? node.text.slice(SPIFFE.length) : undefined;
  const completed = WITHOUT_DOMAIN.test(node.text) ? `${domain}/${node.text.replace(/^\//, '')}` : bare;
  const isFixed = completed !== undefined && parsePrincipal(completed) !== undefined;
  return {
    at: node,
    message:
      `"${node.text}" is no principal, so no caller has it. Write "${domain}/ns/<namespace>/sa/<account>", ` +
      'without a scheme.',
    upstream: ['KIA0106'],
    fixes: isFixed ? [renameFix(policy, node, completed)] : [],
  };
}

/** Only a mesh config tells which trust domains the mesh has beside the usual one. */
function foreign(node: ScalarNode, trustDomain: string, { index }: RuleContext): Finding | undefined {
  if (findMeshConfig(index) === undefined) return undefined;
  return {
    at: node,
    severity: 'information',
    message:
      `Trust domain "${trustDomain}" is not one of the mesh (${trustDomainsOf(index).join(', ')}). ` +
      'Add it to "trustDomainAliases" of the mesh config, if its callers are trusted.',
    upstream: ['KIA0108'],
  };
}

/** A wildcard that matches none of the accounts of a closed workspace. */
function judgeWildcard(node: ScalarNode, { index, settings }: RuleContext): Finding | undefined {
  const accounts = knownAccounts(index);
  if (settings.workspace === 'open' || accounts.length === 0) return undefined;
  const names = trustDomainsOf(index).flatMap((domain) =>
    accounts.flatMap(({ namespace, account }) => [
      `${domain}/ns/${namespace}/sa/${account}`,
      `${domain}/ns/${namespace}/sa/default`,
    ]),
  );
  if (names.some((name) => matchesWildcard(node.text, name))) return undefined;
  return {
    at: node,
    message: `No service account matches "${node.text}", so no caller has this principal. Widen the pattern, or name an account.`,
    upstream: ['KIA0106'],
  };
}
