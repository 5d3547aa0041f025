import type { Resource } from '../resources/resource.ts';
import type { MapNode, ScalarNode } from '../yaml/nodes.ts';
import { child, scalar, select, stringMap } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { coveringWildcards, hostForms, isExportedTo } from './istio-hosts.ts';
import { defineLookup } from './lookup.ts';

export const DESTINATION_RULE = 'DestinationRule.networking.istio.io';

/** A named subset of a host's endpoints. */
export interface Subset {
  readonly name: string;
  /** The scalar of the name. */
  readonly node: ScalarNode;
  /** The subset's own map. */
  readonly map: MapNode;
  readonly labels: ReadonlyMap<string, string>;
  readonly rule: Resource;
}

/** DestinationRules by each full name that their host may mean, wildcards as written. */
const RULES_BY_HOST = defineLookup({
  name: 'istio-destination-rules-by-host',
  kinds: [DESTINATION_RULE],
  keysOf(rule) {
    const host = scalar(rule.root, 'spec.host');
    return host === undefined ? [] : hostForms(host.text, rule.namespace);
  },
});

/** DestinationRules by each wildcard that covers their host. */
const RULES_UNDER = defineLookup({
  name: 'istio-destination-rules-under',
  kinds: [DESTINATION_RULE],
  keysOf(rule) {
    const host = scalar(rule.root, 'spec.host');
    return host === undefined ? [] : hostForms(host.text, rule.namespace).flatMap(coveringWildcards);
  },
});

/**
 * The DestinationRules for a host as a resource of `namespace` names it: those with this very host first, then
 * those whose wildcard covers it. Rules that are not exported to `namespace` are left out.
 */
export function destinationRulesFor(index: IndexView, host: string, namespace: string): Resource[] {
  const forms = hostForms(host, namespace);
  const keys = new Set([...forms, ...forms.flatMap(coveringWildcards)]);
  const rules = [...keys].flatMap((key) => index.by(RULES_BY_HOST, key));
  return [...new Set(rules)].filter((rule) => isExportedTo(rule, namespace));
}

/** The DestinationRules of all namespaces whose host is exactly `host`: a full name or a wildcard. */
export function destinationRulesOn(index: IndexView, host: string): readonly Resource[] {
  return index.by(RULES_BY_HOST, host);
}

/** The subsets that a DestinationRule declares. */
export function subsetsIn(rule: Resource): Subset[] {
  return select(rule.root, 'spec.subsets[*]').flatMap((map) => {
    const node = scalar(map, 'name');
    if (map.kind !== 'map' || node === undefined) return [];
    return [{ name: node.text, node, map, labels: stringMap(child(map, 'labels')), rule }];
  });
}

/** The subsets that a resource of `namespace` may name for a host. */
export function subsetsOf(index: IndexView, host: string, namespace: string): Subset[] {
  return destinationRulesFor(index, host, namespace).flatMap(subsetsIn);
}

/** The DestinationRules of all namespaces with a host that a wildcard covers. */
export function destinationRulesUnder(index: IndexView, wildcard: string): readonly Resource[] {
  return index.by(RULES_UNDER, wildcard);
}
