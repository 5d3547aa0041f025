import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { select } from '../../yaml/select.ts';
import { closest } from '../../util/closest.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { keyAnchor } from '../shared/anchor.ts';
import { isSet, numbers, setText, texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Conditions of Envoy's `x-envoy-retry-on` and `x-envoy-retry-grpc-on`. */
const POLICIES: readonly string[] = (
  '5xx gateway-error reset reset-before-request connect-failure retriable-4xx refused-stream ' +
  'retriable-status-codes retriable-headers envoy-ratelimited http3-post-connect-failure ' +
  'cancelled deadline-exceeded internal resource-exhausted unavailable'
).split(' ');

/** Numbers that Go's net/http has a text for. */
const HTTP_STATUS = /^(?:10[0-3]|20[0-8]|226|30[0-57-8]|40[0-9]|41[0-8]|42[1-689]|431|451|50[0-8]|51[01])$/;

/** Source: Istio webhook, validateHTTPRetry. */
export const virtualServiceInvalidRetries = defineRule({
  id: 'istio/virtual-service-invalid-retries',
  title: 'Retry at least once, on conditions that Envoy knows',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'safe',
  upstream: ['IST0106'],
  *check(resource) {
    for (const retries of select(resource.root, 'spec.http[*].retries')) {
      const attempts = numbers(retries, 'attempts')[0];
      if (attempts !== undefined && attempts.value < 0) {
        yield {
          at: attempts,
          message: `"${attempts.text}" is no number of attempts. Write 0 to switch retries off, or more.`,
        };
      }
      const isOff =
        attempts === undefined ? !isSet(retries, 'attempts') && !isPartial(resource) : attempts.value === 0;
      const policy = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities'].find((field) =>
        field === 'retryOn' ? setText(retries, field) !== undefined : isSet(retries, field),
      );
      if (retries.kind === 'map' && isOff && policy !== undefined) {
        yield {
          at: attempts ?? keyAnchor(retries, policy),
          message: `"${policy}" has no effect without attempts. Write how often to try in "attempts".`,
        };
      }
      for (const conditions of texts(retries, 'retryOn')) yield* checkConditions(resource, conditions);
    }
  },
});

function* checkConditions(resource: Resource, node: ScalarNode): Iterable<Finding> {
  if (node.text === '') return;
  const conditions = node.text.split(',');
  const wrong = conditions.find((condition) => !isCondition(condition));
  if (wrong === undefined) return;
  const isBlank = isCondition(wrong.trim());
  const repaired = conditions.map((condition) => repairCondition(condition)).join(',');
  const isRepaired = repaired.split(',').every(isCondition);
  yield {
    at: node,
    message: isBlank
      ? `"${wrong}" has a blank around it, which Istio refuses. Write the conditions with commas only.`
      : `"${wrong}" is no condition for retries. Write conditions such as "5xx,connect-failure".`,
    fixes: isRepaired
      ? [
          {
            title: `Change to "${repaired}"`,
            kind: conditions.every((condition) => isCondition(condition.trim())) ? 'safe' : 'suggestion',
            edits: () => [replaceText(resource.document, node, repaired)],
          },
        ]
      : [],
  };
}

function isCondition(text: string): boolean {
  return POLICIES.includes(text) || HTTP_STATUS.test(text);
}

function repairCondition(text: string): string {
  const bare = text.trim();
  return isCondition(bare) ? bare : (closest(bare, POLICIES) ?? bare);
}
