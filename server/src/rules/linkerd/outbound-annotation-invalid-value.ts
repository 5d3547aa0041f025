import type { ScalarNode } from '../../yaml/nodes.ts';
import { closest } from '../../util/closest.ts';
import { entriesOf } from '../shared/pod-metadata.ts';
import { renameFix } from '../shared/rename-fix.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { quoteValue, valueOf } from './shared/entry-fixes.ts';
import { EGRESS_NETWORK, OUTBOUND_KINDS } from './shared/kinds.ts';
import { OUTBOUND_KEYS, RETRY_AND_TIMEOUT_KEYS, type OutboundKey } from './shared/outbound-keys.ts';
import { toLinkerdDuration } from './shared/value-checks.ts';

/**
 * On a route the admission webhook refuses what it cannot read; on a Service the controller logs it and goes
 * on without the setting. Source: policy-controller, k8s/index/src/outbound.
 */
export const outboundAnnotationInvalidValue = defineRule({
  id: 'linkerd/outbound-annotation-invalid-value',
  title: 'Write retries, timeouts and circuit breaking as Linkerd reads them',
  severity: 'error',
  kinds: OUTBOUND_KINDS,
  fixable: 'suggestion',
  upstream: ['001', '010', '011', '014', '020', '023', '024', '026', '028'].map((id) => `L5D-ANN-${id}`),
  *check(resource) {
    const isRead = resource.key === 'Service' || resource.key === EGRESS_NETWORK;
    const keys = isRead ? OUTBOUND_KEYS : RETRY_AND_TIMEOUT_KEYS;
    for (const entry of entriesOf(resource, 'annotations')) {
      const key = keys.get(entry.name);
      const value = valueOf(entry);
      if (key === undefined || value === undefined) continue;
      if (typeof value.value !== 'string') {
        // In resources with a schema that tells of it.
        if (resource.key !== 'Service' || value.value === null) continue;
        yield {
          at: value,
          upstream: [key.upstream],
          message: `"${value.text}" is no text, and the API server refuses annotations that are none. Put it in quotes.`,
          fixes: [quoteValue(resource, value)],
        };
        continue;
      }
      const fault = key.check(value.text);
      if (fault === undefined) continue;
      const effect = isRead ? 'Linkerd logs that and ignores' : "Linkerd's webhook refuses";
      yield {
        at: value,
        severity: isRead ? 'warning' : 'error',
        upstream: [key.upstream],
        message: `"${value.text}" ${fault}. ${effect} "${entry.name}": correct its value.`,
        fixes: fixesOf(resource, value, key),
      };
    }
  },
});

function fixesOf(resource: Resource, value: ScalarNode, { check, words, isDuration }: OutboundKey): Fix[] {
  const candidates = [
    isDuration ? toLinkerdDuration(value.text) : undefined,
    isDuration && /^[1-9][0-9]*$/.test(value.text) ? `${value.text}s` : undefined,
    value.text.replaceAll(/\s/g, ''),
    value.text.replaceAll('_', '-').toLowerCase(),
    words === undefined ? undefined : closest(value.text, words),
    // A threshold in percent.
    /^[1-9][0-9]?$/.test(value.text) ? String(Number(value.text) / 100) : undefined,
  ];
  const right = candidates.find((text) => text !== undefined && text !== '' && check(text) === undefined);
  return right === undefined ? [] : [renameFix(resource, value, right)];
}
