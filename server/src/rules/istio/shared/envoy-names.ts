/** Names that Envoy gave up, and those that took their place (istio pkg/config/xds, Envoy's release notes). */
export const DEPRECATED_FILTER_NAMES: ReadonlyMap<string, string> = new Map([
  ['envoy.buffer', 'envoy.filters.http.buffer'],
  ['envoy.cors', 'envoy.filters.http.cors'],
  ['envoy.csrf', 'envoy.filters.http.csrf'],
  ['envoy.ext_authz', 'envoy.filters.http.ext_authz'],
  ['envoy.fault', 'envoy.filters.http.fault'],
  ['envoy.grpc_http1_bridge', 'envoy.filters.http.grpc_http1_bridge'],
  ['envoy.grpc_json_transcoder', 'envoy.filters.http.grpc_json_transcoder'],
  ['envoy.grpc_web', 'envoy.filters.http.grpc_web'],
  ['envoy.gzip', 'envoy.filters.http.gzip'],
  ['envoy.health_check', 'envoy.filters.http.health_check'],
  ['envoy.http_dynamo_filter', 'envoy.filters.http.dynamo'],
  ['envoy.ip_tagging', 'envoy.filters.http.ip_tagging'],
  ['envoy.lua', 'envoy.filters.http.lua'],
  ['envoy.rate_limit', 'envoy.filters.http.ratelimit'],
  ['envoy.router', 'envoy.filters.http.router'],
  ['envoy.squash', 'envoy.filters.http.squash'],
  ['envoy.client_ssl_auth', 'envoy.filters.network.client_ssl_auth'],
  ['envoy.echo', 'envoy.filters.network.echo'],
  ['envoy.http_connection_manager', 'envoy.filters.network.http_connection_manager'],
  ['envoy.mongo_proxy', 'envoy.filters.network.mongo_proxy'],
  ['envoy.ratelimit', 'envoy.filters.network.ratelimit'],
  ['envoy.redis_proxy', 'envoy.filters.network.redis_proxy'],
  ['envoy.tcp_proxy', 'envoy.filters.network.tcp_proxy'],
  ['envoy.listener.http_inspector', 'envoy.filters.listener.http_inspector'],
  ['envoy.listener.original_dst', 'envoy.filters.listener.original_dst'],
  ['envoy.listener.original_src', 'envoy.filters.listener.original_src'],
  ['envoy.listener.proxy_protocol', 'envoy.filters.listener.proxy_protocol'],
  ['envoy.listener.tls_inspector', 'envoy.filters.listener.tls_inspector'],
]);

/**
 * What is wrong with the type URL of an `@type`.
 * Packages of Envoy's v2 API (`envoy.config.filter…v2`, `envoy.api.v2…`) were removed with Envoy 1.18.
 * @returns a phrase; undefined for a URL that may be right
 */
export function typeUrlFault(url: string): string | undefined {
  if (!url.includes('/')) return 'it has no "type.googleapis.com/" in front';
  const name = url.slice(url.lastIndexOf('/') + 1);
  if (/^envoy\.(?:api|config|data|service|type)\..*(?:^|\.)v2(?:alpha|alpha1)?\./.test(name)) {
    return 'it is of the v2 API, which Envoy no longer knows';
  }
  // Extensions that Istio builds into its proxy, such as `envoy.tcp.metadataexchange`, have no version.
  const isEnvoy = /^envoy\.(?:extensions|config)\./.test(name);
  if (isEnvoy && !/\.v[0-9]+(?:alpha[0-9]*)?\.[A-Z][A-Za-z0-9]*(?:\.[A-Z][A-Za-z0-9]*)*$/.test(name)) {
    return 'names of Envoy end in a version and a message, such as "v3.Lua"';
  }
  return /^[A-Za-z_][\w.]*$/.test(name) ? undefined : 'it names no message';
}
