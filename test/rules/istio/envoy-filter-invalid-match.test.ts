import { envoyFilterInvalidMatch } from '../../../server/src/rules/istio/envoy-filter-invalid-match.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const match = (target: string, text: string) =>
  istioResource('EnvoyFilter', `configPatches: [{applyTo: ${target}, match: {${text}}}]`);

ruleTest(envoyFilterInvalidMatch, {
  valid: {
    'a cluster': match('CLUSTER', 'cluster: {name: a}'),
    'an HTTP filter': match(
      'HTTP_FILTER',
      'listener: {filterChain: {filter: {name: envoy.filters.network.http_connection_manager, subFilter: {name: a}}}}',
    ),
    'any kind of object': match('EXTENSION_CONFIG', 'context: GATEWAY'),
    'a waypoint': match('CLUSTER', 'context: WAYPOINT, listener: {}'),
    'a name from a template': match(
      'HTTP_FILTER',
      "listener: {filterChain: {filter: {name: '{{ .name }}', subFilter: {name: '{{ .n }}'}}}}",
    ).replace("subFilter: {name: '{{ .n }}'}", 'subFilter: {name: a}'),
  },
  invalid: {
    'another kind of object': { yaml: match('CLUSTER', '<|listener|>: {}') },
    'no name': { yaml: match('NETWORK_FILTER', 'listener: {filterChain: {<|filter|>: {}}}') },
    'sub-filters': {
      yaml: match('NETWORK_FILTER', 'listener: {filterChain: {filter: {name: a, <|subFilter|>: {name: b}}}}'),
    },
    'a sub-filter without a name': {
      yaml: match(
        'HTTP_FILTER',
        'listener: {filterChain: {filter: {name: envoy.filters.network.http_connection_manager, <|subFilter|>: {}}}}',
      ),
    },
    'a sub-filter of a TCP proxy': {
      yaml: match(
        'HTTP_FILTER',
        'listener: {filterChain: {filter: {name: <|envoy.tcp_proxy|>, subFilter: {name: a}}}}',
      ),
    },
    'a filter of no use': { yaml: match('LISTENER', 'listener: {filterChain: {<|filter|>: {name: a}}}') },
  },
});
