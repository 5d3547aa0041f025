import { child, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { setText } from '../shared/texts.ts';
import { DESTINATION_RULE } from './shared/kinds.ts';

/** Source: Kiali KIA0209. Without labels a subset is the whole host. */
export const destinationRuleSubsetWithoutLabels = defineRule({
  id: 'istio/destination-rule-subset-without-labels',
  title: 'Give a subset the labels of its Pods',
  severity: 'warning',
  kinds: [DESTINATION_RULE],
  upstream: ['KIA0209'],
  judgesAbsence: true,
  *check(resource) {
    for (const subset of select(resource.root, 'spec.subsets[*]')) {
      if (subset.kind !== 'map') continue;
      const labels = child(subset, 'labels');
      const isEmpty =
        labels === undefined ||
        (labels.kind === 'map'
          ? labels.pairs.length === 0
          : labels.kind === 'scalar' && labels.value === null);
      if (!isEmpty) continue;
      // A policy of its own is a reason to have a subset of everything.
      const hasPolicy = child(subset, 'trafficPolicy') !== undefined;
      const name = child(subset, 'name');
      yield {
        at: name?.kind === 'scalar' ? anchor(name) : anchor(subset),
        ...(hasPolicy ? { severity: 'information' as const } : {}),
        message: `Subset "${setText(subset, 'name') ?? ''}" has no labels, so it is all Pods of the host. Add the labels that tell its Pods apart.`,
      };
    }
  },
});
