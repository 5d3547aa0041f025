import { toFqdns, dnsSelectors } from '../../workspace/cilium-dns.ts';
import { CILIUM_POLICY_KINDS, entriesOf, policySpecs } from '../../workspace/cilium-policy.ts';
import { defineRule } from '../rule.ts';

/**
 * `*` stands for characters of one label, an empty run included: `*example.com` is "example.com" and
 * "notexample.com", not "www.example.com" (pkg/fqdn/matchpattern).
 */
export const fqdnPatternScope = defineRule({
  id: 'cilium/fqdn-pattern-scope',
  title: 'Mind the dot behind the wildcard of a `matchPattern`',
  severity: 'information',
  kinds: CILIUM_POLICY_KINDS,
  upstream: ['CIL-CNP-025'],
  *check(policy) {
    for (const spec of policySpecs(policy)) {
      for (const { node, text, isPattern } of [...entriesOf(spec).flatMap(toFqdns), ...dnsSelectors(spec)]) {
        const [, rest] = /^\*([a-z0-9-]+\.[a-z0-9-]+)$/.exec(text) ?? [];
        if (!isPattern || rest === undefined) continue;
        yield {
          at: node,
          message: `"${node.text}" also matches other domains that end so, and no subdomain. Write "*.${rest}" for subdomains and a "matchName" for "${rest}".`,
        };
      }
    }
  },
});
