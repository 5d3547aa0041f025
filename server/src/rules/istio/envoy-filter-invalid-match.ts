import type { YamlNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, setText } from '../shared/texts.ts';
import { ENVOY_FILTER } from './shared/kinds.ts';

/** Which match belongs to what a patch applies to. */
const MATCH_OF: ReadonlyMap<string, string> = new Map([
  ...['LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER', 'LISTENER_FILTER'].map(
    (target) => [target, 'listener'] as const,
  ),
  ...['ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE'].map(
    (target) => [target, 'routeConfiguration'] as const,
  ),
  ['CLUSTER', 'cluster'],
]);
const MATCHES = ['listener', 'routeConfiguration', 'cluster'];
const HTTP_CONNECTION_MANAGER = /(?:^|\.)http_connection_manager$/;

/** Source: Istio webhook, validateListenerMatchName and ValidateEnvoyFilter. */
export const envoyFilterInvalidMatch = defineRule({
  id: 'istio/envoy-filter-invalid-match',
  title: 'Match the kind of object that the patch applies to',
  severity: 'error',
  kinds: [ENVOY_FILTER],
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    for (const entry of select(resource.root, 'spec.configPatches[*]')) {
      const match = child(entry, 'match');
      const target = scalar(entry, 'applyTo')?.text ?? '';
      // The webhook leaves patches of waypoints alone; the CRD has rules for them.
      if (match?.kind !== 'map' || setText(match, 'context') === 'WAYPOINT') continue;
      const wanted = MATCH_OF.get(target);
      for (const name of MATCHES) {
        if (wanted === undefined || name === wanted || !isSet(match, name)) continue;
        yield {
          at: keyAnchor(match, name),
          message: `"${name}" cannot find what "${target}" stands for. Match by "${wanted}".`,
        };
      }
      yield* checkFilter(resource, match, target);
    }
  },
});

function* checkFilter(resource: Resource, match: YamlNode, target: string): Iterable<Finding> {
  const filter = child(child(child(match, 'listener'), 'filterChain'), 'filter');
  if (filter?.kind !== 'map') return;
  const name = scalar(filter, 'name');
  if (name?.text === '' || (!isSet(filter, 'name') && !isPartial(resource))) {
    yield { at: anchor(filter), message: 'The filter has no name to match. Add "name".' };
  } else if (target === 'LISTENER' || target === 'FILTER_CHAIN') {
    yield {
      at: keyAnchor(child(child(match, 'listener'), 'filterChain') ?? match, 'filter'),
      severity: 'warning',
      upstream: ['IST0133'],
      message: `"filter" has no effect when a patch applies to "${target}". Remove it.`,
    };
  }
  const inner = child(filter, 'subFilter');
  if (inner?.kind !== 'map') return;
  if (target !== 'HTTP_FILTER') {
    yield {
      at: keyAnchor(filter, 'subFilter'),
      message: `"subFilter" is for patches of "HTTP_FILTER", not "${target}". Remove it.`,
    };
  } else if (setText(inner, 'name') === undefined && !isPartial(resource)) {
    yield { at: anchor(inner), message: 'The sub-filter has no name to match. Add "name".' };
  } else if (name !== undefined && name.text !== '' && !HTTP_CONNECTION_MANAGER.test(name.text)) {
    yield {
      at: name,
      message: `"${name.text}" has no HTTP filters in it. Match "envoy.filters.network.http_connection_manager".`,
    };
  }
}
