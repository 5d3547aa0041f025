import type { ScalarNode } from '../../yaml/nodes.ts';
import { entriesOf } from '../shared/pod-metadata.ts';
import { defineRule } from '../rule.ts';
import { valueOf } from './shared/entry-fixes.ts';
import { EGRESS_NETWORK } from './shared/kinds.ts';
import { ACCRUAL_MAX_PENALTY, ACCRUAL_MIN_PENALTY } from './shared/outbound-keys.ts';
import { parseLinkerdDuration } from './shared/value-checks.ts';

const DEFAULT_MIN = 1000;
const DEFAULT_MAX = 60_000;

/** The controller ignores circuit breaking altogether when its pauses make no sense (outbound, `parse_accrual_config`). */
export const failureAccrualPenalties = defineRule({
  id: 'linkerd/failure-accrual-penalties',
  title: 'Let the shortest pause of circuit breaking be no longer than the longest',
  severity: 'warning',
  kinds: ['Service', EGRESS_NETWORK],
  upstream: ['L5D-ANN-022'],
  *check(resource) {
    const values = new Map<string, ScalarNode | undefined>(
      entriesOf(resource, 'annotations').map((entry) => [entry.name, valueOf(entry)]),
    );
    const minNode = values.get(ACCRUAL_MIN_PENALTY);
    const maxNode = values.get(ACCRUAL_MAX_PENALTY);
    const isUnreadable = (name: string) => values.has(name) && durationOf(values.get(name)) === undefined;
    if (isUnreadable(ACCRUAL_MIN_PENALTY) || isUnreadable(ACCRUAL_MAX_PENALTY)) return;
    const max = durationOf(maxNode) ?? DEFAULT_MAX;
    const min = durationOf(minNode) ?? DEFAULT_MIN;
    if (maxNode !== undefined && max === 0) {
      yield {
        at: maxNode,
        message: `"${maxNode.text}" is no pause at all, and Linkerd then ignores circuit breaking. Give "${ACCRUAL_MAX_PENALTY}" more than 0.`,
      };
    } else if (min > max) {
      const node = minNode ?? maxNode;
      if (node === undefined) return;
      const other = node === minNode ? (maxNode?.text ?? 'the default 60s') : 'the default 1s';
      const relation = node === minNode ? 'longer than the longest pause' : 'shorter than the shortest pause';
      yield {
        at: node,
        message: `"${node.text}" is ${relation} (${other}), and Linkerd then ignores circuit breaking. Correct one of the two.`,
      };
    }
  },
});

function durationOf(node: ScalarNode | undefined): number | undefined {
  return node === undefined ? undefined : parseLinkerdDuration(node.text);
}
