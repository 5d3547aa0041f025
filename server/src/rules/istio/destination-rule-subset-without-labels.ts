import { child, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { setText } from '../shared/texts.ts';
import { DESTINATION_RULE } from './shared/kinds.ts';

/**
 * Without labels a subset is the whole host.
 * Sources: Kiali KIA0209; Istio's task "Egress Gateways" has such a subset on purpose, as its rule's only one.
 */
export const destinationRuleSubsetWithoutLabels = defineRule({
  id: 'istio/destination-rule-subset-without-labels',
  title: 'Give a subset the labels of its Pods',
  severity: 'warning',
  kinds: [DESTINATION_RULE],
  upstream: ['KIA0209'],
  judgesAbsence: true,
  *check(resource) {
    const subsets = select(resource.root, 'spec.subsets[*]');
    for (const subset of subsets) {
      if (subset.kind !== 'map') continue;
      const labels = child(subset, 'labels');
      const isEmpty =
        labels === undefined ||
        (labels.kind === 'map'
          ? labels.pairs.length === 0
          : labels.kind === 'scalar' && labels.value === null);
      if (!isEmpty) continue;
      // A policy of its own is a reason to have a subset of everything, and a lone subset tells no Pods apart.
      const mayBeMeant = child(subset, 'trafficPolicy') !== undefined || subsets.length === 1;
      const name = child(subset, 'name');
      yield {
        at: name?.kind === 'scalar' ? anchor(name) : anchor(subset),
        ...(mayBeMeant ? { severity: 'information' as const } : {}),
        message: `Subset "${setText(subset, 'name') ?? ''}" has no labels, so it is all Pods of the host. Add the labels that tell its Pods apart.`,
      };
    }
  },
});
