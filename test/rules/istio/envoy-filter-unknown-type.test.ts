import { envoyFilterUnknownType } from '../../../server/src/rules/istio/envoy-filter-unknown-type.ts';
import { istioResource } from '../../support/istio-resource.ts';
import { ruleTest } from '../../support/rule-test.ts';

const patch = (value: string) =>
  istioResource('EnvoyFilter', `configPatches: [{patch: {value: {${value}}}}]`);

ruleTest(envoyFilterUnknownType, {
  valid: {
    'types of Envoy and others': patch(
      "name: a, typed_config: {'@type': type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua, x: [{'@type': type.googleapis.com/google.protobuf.StringValue}, {'@type': type.googleapis.com/envoy.tcp.metadataexchange.config.MetadataExchange}, {'@type': type.googleapis.com/udpa.type.v1.TypedStruct}]}",
    ),
    'a type from a template': patch("typed_config: {'@type': '{{ .type }}'}"),
    'a name of one’s own': patch(
      "name: envoy.lua, typed_config: {'@type': type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua}",
    ),
    'a name in another place': patch('route: {name: envoy.router}'),
  },
  invalid: {
    types: {
      yaml: patch(
        "typed_config: {'@type': <|type.googleapis.com/envoy.config.filter.network.ext_authz.v2.ExtAuthz|>, x: [{'@type': <|envoy.extensions.filters.http.lua.v3.Lua|>}, {'@type': <|type.googleapis.com/envoy.extensions.filters.http.lua.Lua|>}]}",
      ),
    },
    names: {
      yaml: patch('name: <|envoy.router|>'),
      fixed: patch('name: envoy.filters.http.router'),
    },
    'a slip in a type': {
      yaml: patch(
        "typed_config: {'@type': <|type.googleapis.com/envoy.extensions.filters.http.luaa.v3.Lua|>}",
      ),
      fixed: patch("typed_config: {'@type': type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua}"),
    },
    'no type': { yaml: patch('name: a, <|config|>: {}') },
  },
});
