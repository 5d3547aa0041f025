import type { YamlNode } from '../../yaml/nodes.ts';
import { findPair, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, numbers } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

const DEPRECATED_NAMES = ['mirrorPercent', 'mirror_percent'] as const;

/** Source: Istio webhook, validateHTTPMirrors; HTTPRoute.mirrors. */
export const virtualServiceInvalidMirror = defineRule({
  id: 'istio/virtual-service-invalid-mirror',
  title: 'Mirror with `mirror` or `mirrors`, and a percentage from 0 to 100',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'safe',
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    for (const route of select(resource.root, 'spec.http[*]')) {
      if (isSet(route, 'mirror') && isSet(route, 'mirrors')) {
        yield {
          at: keyAnchor(route, 'mirror'),
          message: '"mirror" cannot stand beside "mirrors". Move its destination into "mirrors".',
        };
      }
      for (const name of DEPRECATED_NAMES) {
        const percent = numbers(route, name)[0];
        if (percent === undefined) continue;
        yield percent.value > 100 ? outOfRange(percent) : deprecated(resource, route, name, percent.value);
      }
      for (const query of ['mirrorPercentage.value', 'mirrors[*].percentage.value']) {
        for (const percent of numbers(route, query)) {
          if (percent.value < 0 || percent.value > 100) yield outOfRange(percent);
        }
      }
      for (const policy of select(route, 'mirrors[*]')) {
        if (policy.kind !== 'map' || isSet(policy, 'destination') || isPartial(resource)) continue;
        // A missing destination is the schema's to report; one that is null gets past it.
        if (findPair(policy, 'destination') === undefined) continue;
        yield { at: anchor(policy), message: 'The mirror has no "destination". Name the host to mirror to.' };
      }
    }
  },
});

function outOfRange(percent: YamlNode & { text: string }): Finding {
  return { at: percent, message: `"${percent.text}" is no percentage. Write a number from 0 to 100.` };
}

function deprecated(resource: Resource, route: YamlNode, name: string, value: number): Finding {
  const pair = findPair(route, name);
  const { document } = resource;
  return {
    at: pair?.key ?? anchor(route),
    severity: 'information',
    upstream: ['IST0133'],
    tag: 'deprecated',
    message: `"${name}" is deprecated. Write "mirrorPercentage" with a "value".`,
    fixes:
      pair === undefined || isSet(route, 'mirrorPercentage')
        ? []
        : [
            {
              title: 'Change to "mirrorPercentage"',
              kind: 'safe',
              edits: () => [
                {
                  document,
                  span: { start: pair.key.start, end: pair.value.end },
                  newText: `mirrorPercentage: {value: ${value}}`,
                },
              ],
            },
          ],
  };
}
