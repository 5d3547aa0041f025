import { removePair } from '../../yaml/edit.ts';
import { child, findPair, scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { AUTHORIZATION_POLICY, ISTIO_KINDS } from './shared/kinds.ts';

const DRY_RUN = 'istio.io/dry-run';
/** The texts that Go's strconv.ParseBool reads. */
const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

/** Annotations for talk between Istio's own parts, which its webhook takes from nobody. */
const INTERNAL = [
  'internal.istio.io/parents',
  'internal.istio.io/parent-namespace',
  'internal.istio.io/webhook-always-reject',
];

/** Source: Istio webhook, validateMetadata. */
export const dryRunAnnotation = defineRule({
  id: 'istio/dry-run-annotation',
  title: 'Dry-run only AuthorizationPolicies that allow or deny',
  severity: 'error',
  kinds: ISTIO_KINDS,
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    const annotations = child(child(resource.root, 'metadata'), 'annotations');
    for (const name of [DRY_RUN, ...INTERNAL]) {
      const pair = findPair(annotations, name);
      if (pair === undefined) continue;
      const remove = {
        title: `Remove "${name}"`,
        kind: 'suggestion' as const,
        edits: () => [removePair(resource.document, pair)],
      };
      if (name !== DRY_RUN) {
        yield {
          at: pair.key,
          message: `"${name}" is for Istio's own use, and refused from others. Remove it.`,
          fixes: [remove],
        };
        continue;
      }
      const action = scalar(resource.root, 'spec.action')?.text ?? 'ALLOW';
      if (resource.key !== AUTHORIZATION_POLICY) {
        yield {
          at: pair.key,
          message: `"${name}" is known to AuthorizationPolicies only. Remove it.`,
          fixes: [remove],
        };
      } else if (action === 'CUSTOM' || action === 'AUDIT') {
        yield {
          at: pair.key,
          message: `"${name}" cannot be used with the action "${action}". Remove it, or use ALLOW or DENY.`,
          fixes: [remove],
        };
      } else {
        const value = child(annotations, name);
        if (value?.kind !== 'scalar' || value.masked || BOOLEAN.test(value.text)) continue;
        yield { at: value, message: `"${value.text}" is neither true nor false. Write "true" in quotes.` };
      }
    }
  },
});
