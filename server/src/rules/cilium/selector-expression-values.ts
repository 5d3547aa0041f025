import type { MapNode, YamlNode } from '../../yaml/nodes.ts';
import { child, children, findPair, scalar } from '../../yaml/select.ts';
import { removePair } from '../../yaml/edit.ts';
import { defineRule } from '../rule.ts';
import { CILIUM_KINDS_WITH_SELECTORS } from './shared/kinds.ts';

const DEEPEST = 24;

/**
 * `In` and `NotIn` need values, `Exists` and `DoesNotExist` take none (apimachinery, labels.NewRequirement).
 * The agent refuses the policy; the CRD does not look.
 */
export const selectorExpressionValues = defineRule({
  id: 'cilium/selector-expression-values',
  title: 'Give `In` and `NotIn` values, `Exists` and `DoesNotExist` none',
  severity: 'error',
  kinds: CILIUM_KINDS_WITH_SELECTORS,
  fixable: 'suggestion',
  upstream: ['CIL-CNP-011'],
  *check(resource) {
    for (const expression of expressionsIn(child(resource.root, 'spec'))) yield* judge(expression);
    for (const expression of expressionsIn(child(resource.root, 'specs'))) yield* judge(expression);

    function* judge(expression: MapNode) {
      const operator = scalar(expression, 'operator');
      const pair = findPair(expression, 'values');
      const values = child(expression, 'values');
      const isEmpty = pair === undefined || (values?.kind === 'seq' && values.items.length === 0);
      if (operator?.text === 'In' || operator?.text === 'NotIn') {
        if (!isEmpty) return;
        yield {
          at: pair?.key ?? operator,
          message: `"${operator.text}" has no values, and Cilium refuses it. List the values in "values".`,
        };
      }
      if (operator?.text !== 'Exists' && operator?.text !== 'DoesNotExist') return;
      if (isEmpty || values?.kind !== 'seq') return;
      yield {
        at: pair.key,
        message: `"${operator.text}" takes no values, and Cilium refuses it. Remove "values", or ask with "In".`,
        fixes: [
          {
            title: 'Remove "values"',
            kind: 'suggestion' as const,
            edits: () => [removePair(resource.document, pair)],
          },
        ],
      };
    }
  },
});

/** Every item of every `matchExpressions` below a node. */
function expressionsIn(node: YamlNode | undefined, depth = 0): MapNode[] {
  if (depth > DEEPEST || node === undefined) return [];
  if (node.kind === 'seq') return children(node).flatMap((item) => expressionsIn(item, depth + 1));
  if (node.kind !== 'map') return [];
  return node.pairs.flatMap((pair) =>
    pair.name === 'matchExpressions'
      ? children(child(node, 'matchExpressions')).filter((item) => item.kind === 'map')
      : expressionsIn(child(node, pair.name), depth + 1),
  );
}
