import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { isDnsLabel } from '../shared/host-name.ts';
import { texts } from '../shared/texts.ts';
import { AUTHORIZATION_POLICY } from './shared/kinds.ts';

/** Source: Istio webhook, validateServiceAccount and validateTrustDomain. */
export const authorizationPolicyInvalidSource = defineRule({
  id: 'istio/authorization-policy-invalid-source',
  title: 'Name service accounts and trust domains in their own form',
  severity: 'error',
  kinds: [AUTHORIZATION_POLICY],
  upstream: ['IST0106'],
  *check(resource) {
    for (const source of select(resource.root, 'spec.rules[*].from[*].source')) {
      for (const field of ['serviceAccounts', 'notServiceAccounts']) {
        for (const account of texts(source, `${field}[*]`)) {
          if (account.text === '' || isServiceAccount(account.text)) continue;
          yield {
            at: account,
            message: `"${account.text}" is no service account. Write "name" or "namespace/name", without wildcards.`,
          };
        }
      }
      for (const field of ['trustDomains', 'notTrustDomains']) {
        for (const domain of texts(source, `${field}[*]`)) {
          if (domain.text === '' || isTrustDomain(domain.text)) continue;
          yield {
            at: domain,
            message: `"${domain.text}" is no trust domain. Write a name such as "cluster.local", with a wildcard at one end at most.`,
          };
        }
      }
    }
  },
});

function isServiceAccount(text: string): boolean {
  const parts = text.split('/');
  return parts.length <= 2 && !text.includes('*') && parts.every((part) => part.split('.').every(isDnsLabel));
}

function isTrustDomain(text: string): boolean {
  const star = text.indexOf('*');
  const isAtEnd = star === -1 || star === 0 || star === text.length - 1;
  return isAtEnd && star === text.lastIndexOf('*') && !text.includes('/');
}
