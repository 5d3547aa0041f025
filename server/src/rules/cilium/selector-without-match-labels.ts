import type { MapNode, Pair } from '../../yaml/nodes.ts';
import { CILIUM_POLICY_KINDS, policyEntries, policySpecs } from '../../workspace/cilium-policy.ts';
import { closest } from '../../util/closest.ts';
import { nestPairs } from '../../yaml/reshape.ts';
import { child, children } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

const FIELDS = ['matchLabels', 'matchExpressions'];
/** Fields of NetworkPolicies, about which another rule speaks. */
const OTHER_FIELDS = new Set(['namespaceSelector', 'podSelector', 'ipBlock']);

/**
 * The API server drops unknown fields, so that a selector with labels but without `matchLabels` ends up empty,
 * and an empty selector selects every Pod.
 */
export const selectorWithoutMatchLabels = defineRule({
  id: 'cilium/selector-without-match-labels',
  title: 'Write the labels of a selector under `matchLabels`',
  severity: 'error',
  kinds: CILIUM_POLICY_KINDS,
  fixable: 'suggestion',
  explains: ['schema/unknown-field'],
  upstream: ['CIL-CNP-013'],
  *check(policy) {
    for (const selector of selectorsOf(policy)) {
      const [first, ...others] = selector.pairs.filter(isLabel);
      if (first === undefined) continue;
      const isAll = others.length + 1 === selector.pairs.length;
      for (const pair of [first, ...others]) {
        yield {
          at: pair.key,
          message:
            `"${pair.name}" is a label outside of "matchLabels". The API server drops it, and ` +
            `${isAll ? 'the empty selector that is left selects every Pod' : 'the selector selects more Pods than it says'}. Move it to "matchLabels".`,
          fixes:
            pair === first && isAll && !selector.flow
              ? [
                  {
                    title: 'Put the labels under "matchLabels"',
                    kind: 'suggestion',
                    edits: () =>
                      nestPairs(policy.document, selector.pairs, { name: 'matchLabels', isList: false }) ??
                      [],
                  },
                ]
              : [],
        };
      }
    }
  },
});

function selectorsOf(policy: Resource): MapNode[] {
  const own = policySpecs(policy).flatMap((spec) => [
    child(spec, 'endpointSelector'),
    child(spec, 'nodeSelector'),
  ]);
  const peers = policyEntries(policy).flatMap(({ node }) =>
    ['fromEndpoints', 'toEndpoints', 'fromNodes', 'toNodes'].flatMap((field) => children(child(node, field))),
  );
  return [...own, ...peers].filter((node): node is MapNode => node?.kind === 'map');
}

function isLabel({ name, key, value }: Pair): boolean {
  if (FIELDS.includes(name) || OTHER_FIELDS.has(name) || key.masked || name === '<<') return false;
  return value.kind === 'scalar' && value.value !== null && closest(name, FIELDS) === undefined;
}
