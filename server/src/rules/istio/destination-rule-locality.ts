import { insertPair } from '../../yaml/edit.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isEmptyList, isSet, numbers, texts } from '../shared/texts.ts';
import { DESTINATION_RULE } from './shared/kinds.ts';
import { localitiesOverlap, localityFault } from './shared/locality.ts';
import { trafficPolicies } from './shared/traffic-policies.ts';

const TOPOLOGY_LABELS: ReadonlySet<string> = new Set([
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
]);

/** Comparing is quadratic; no setting names more places than this. */
const MOST_LOCALITIES = 300;

/** Source: Istio webhook, ValidateLocalityLbSetting. */
export const destinationRuleLocality = defineRule({
  id: 'istio/destination-rule-locality',
  title: 'Distribute over localities in whole, or fail over between regions',
  severity: 'error',
  kinds: [DESTINATION_RULE],
  fixable: 'suggestion',
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    for (const policy of trafficPolicies(resource)) {
      for (const setting of select(policy, 'loadBalancer.localityLbSetting')) {
        if (setting.kind === 'map') yield* checkSetting(resource, policy, setting);
      }
    }
  },
});

function* checkSetting(resource: Resource, policy: YamlNode, setting: YamlNode): Iterable<Finding> {
  const hasFailover = !isEmptyList(child(setting, 'failover'));
  if (hasFailover && !isEmptyList(child(setting, 'distribute'))) {
    yield {
      at: keyAnchor(setting, 'failover'),
      message: '"failover" cannot stand beside "distribute". Remove one of them.',
    };
  }
  for (const label of hasFailover ? texts(setting, 'failoverPriority[*]') : []) {
    if (!TOPOLOGY_LABELS.has(label.text)) continue;
    yield {
      at: label,
      message: `"${label.text}" cannot be a priority beside "failover", which decides on regions. Remove one of them.`,
    };
  }
  yield* checkLocalities(select(setting, 'distribute[*]').flatMap((entry) => scalar(entry, 'from') ?? []));
  for (const entry of select(setting, 'distribute[*]')) yield* checkShares(entry);
  for (const entry of select(setting, 'failover[*]')) yield* checkFailover(entry);
  const failover = ['failover', 'failoverPriority'].find((field) => !isEmptyList(child(setting, field)));
  if (failover === undefined || isSet(policy, 'outlierDetection') || isPartial(resource)) return;
  yield {
    at: keyAnchor(setting, failover),
    severity: 'warning',
    upstream: ['IST0133'],
    message: `"${failover}" has no effect without "outlierDetection", which finds out what has failed. Add it to the policy.`,
    fixes:
      policy.kind === 'map'
        ? [
            {
              title: 'Add "outlierDetection"',
              kind: 'suggestion',
              edits: () => [
                insertPair(resource.document, policy, {
                  key: 'outlierDetection',
                  value: 'consecutive5xxErrors: 5',
                }),
              ],
            },
          ]
        : [],
  };
}

function* checkLocalities(localities: readonly (YamlNode & { text: string })[]): Iterable<Finding> {
  for (const [index, locality] of localities.slice(0, MOST_LOCALITIES).entries()) {
    if (locality.masked) continue;
    const fault = localityFault(locality.text);
    const twin = localities.slice(0, index).find((other) => localitiesOverlap(other.text, locality.text));
    if (fault !== undefined)
      yield {
        at: anchor(locality),
        message: `"${locality.text}" is no valid locality: ${fault}. Write "region/zone/subzone".`,
      };
    else if (twin !== undefined)
      yield {
        at: locality,
        message: `"${locality.text}" overlaps with "${twin.text}". Name each place once.`,
      };
  }
}

function* checkShares(entry: YamlNode): Iterable<Finding> {
  const shares = child(entry, 'to');
  if (shares?.kind !== 'map' || shares.pairs.length === 0) return;
  yield* checkLocalities(shares.pairs.flatMap(({ key }) => (key.kind === 'scalar' ? [key] : [])));
  const weights = numbers(shares, '[*]');
  for (const weight of weights) {
    if (weight.value >= 1 && weight.value <= 100) continue;
    yield {
      at: weight,
      message: `"${weight.text}" is no share of the traffic. Write a number from 1 to 100.`,
    };
  }
  const sum = weights.reduce((total, weight) => total + weight.value, 0);
  if (sum === 100 || weights.length < shares.pairs.length) return;
  yield {
    at: keyAnchor(entry, 'to'),
    message: `The shares in "to" add up to ${sum}. Let them add up to 100.`,
  };
}

function* checkFailover(entry: YamlNode): Iterable<Finding> {
  const regions = [...texts(entry, 'from'), ...texts(entry, 'to')];
  for (const region of regions) {
    if (!/[*/]/.test(region.text)) continue;
    yield {
      at: region,
      message: `"${region.text}" is no region. Name a whole region, without zone or wildcard.`,
    };
  }
  if (regions.length < 2 || regions[0]?.text !== regions[1]?.text || regions[1] === undefined) return;
  yield { at: regions[1], message: `"${regions[1].text}" cannot fail over to itself. Name another region.` };
}
