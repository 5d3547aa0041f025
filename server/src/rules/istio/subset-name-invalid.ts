import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isDnsLabel } from '../shared/host-name.ts';
import { texts } from '../shared/texts.ts';
import { destinationsOf } from './shared/destinations.ts';
import { DESTINATION_RULE, VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Source: Istio webhook, validateSubsetName and "duplicate subset names". */
export const subsetNameInvalid = defineRule({
  id: 'istio/subset-name-invalid',
  title: 'Name subsets by DNS labels, each once',
  severity: 'error',
  kinds: [DESTINATION_RULE, VIRTUAL_SERVICE],
  upstream: ['IST0106'],
  *check(resource) {
    const isRule = resource.key === DESTINATION_RULE;
    const names = isRule
      ? texts(resource.root, 'spec.subsets[*].name')
      : destinationsOf(resource).flatMap((destination) => texts(destination, 'subset'));
    const seen = new Set<string>();
    for (const name of names) {
      if (name.text === '' ? isRule : !isDnsLabel(name.text)) {
        yield {
          at: anchor(name),
          message: `"${name.text}" is no valid subset name. Use letters, digits and inner hyphens, 63 characters at most.`,
        };
      } else if (isRule && seen.has(name.text)) {
        yield { at: name, message: `"${name.text}" names two subsets. Rename one of them.` };
      }
      seen.add(name.text);
    }
  },
});
