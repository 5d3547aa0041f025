import { CILIUM_POLICY_KINDS, policyEntries } from '../../workspace/cilium-policy.ts';
import { homeOf } from '../../workspace/cilium-endpoint-policies.ts';
import { SECRET_KINDS, secretNames, secretSources } from '../../workspace/secrets.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { nearestFixes } from '../shared/rename-fix.ts';

const SECRETS = [
  'toPorts[*].terminatingTLS.secret',
  'toPorts[*].originatingTLS.secret',
  'toPorts[*].rules.http[*].headerMatches[*].secret',
];

/** Without its Secret a TLS context has no certificate, and the connections of the entry fail. */
export const unknownSecret = defineRule({
  id: 'cilium/unknown-secret',
  title: 'Refer to Secrets that exist',
  severity: 'warning',
  kinds: CILIUM_POLICY_KINDS,
  reads: SECRET_KINDS,
  fixable: 'suggestion',
  upstream: ['CIL-REF:secret-missing'],
  *check(policy, { index, referenceSeverity }) {
    for (const { node } of policyEntries(policy)) {
      for (const secret of SECRETS.flatMap((query) => select(node, query))) {
        const name = scalar(secret, 'name');
        const namespace = scalar(secret, 'namespace')?.text ?? homeOf(policy);
        if (name === undefined || namespace === undefined) continue;
        if (secretSources(index, namespace, name.text).length > 0) continue;
        const severity = referenceSeverity(SECRET_KINDS, namespace, name.text);
        if (severity === undefined) continue;
        yield {
          at: name,
          severity,
          message: `Secret "${name.text}" is not in namespace "${namespace}". Correct the name, or add the Secret.`,
          fixes: nearestFixes(policy, name, secretNames(index, namespace)),
        };
      }
    }
  },
});
