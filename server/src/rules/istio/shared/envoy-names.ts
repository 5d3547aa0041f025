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

const HTTP_FILTER_TYPES =
  'buffer.v3.Buffer compressor.v3.Compressor cors.v3.Cors csrf.v3.CsrfPolicy decompressor.v3.Decompressor dynamic_forward_proxy.v3.FilterConfig ext_authz.v3.ExtAuthz ext_proc.v3.ExternalProcessor fault.v3.HTTPFault grpc_http1_bridge.v3.Config grpc_json_transcoder.v3.GrpcJsonTranscoder grpc_stats.v3.FilterConfig grpc_web.v3.GrpcWeb gcp_authn.v3.GcpAuthnFilterConfig header_to_metadata.v3.Config health_check.v3.HealthCheck jwt_authn.v3.JwtAuthentication local_ratelimit.v3.LocalRateLimit lua.v3.Lua lua.v3.LuaPerRoute oauth2.v3.OAuth2 original_src.v3.OriginalSrc ratelimit.v3.RateLimit rbac.v3.RBAC rbac.v3.RBACPerRoute router.v3.Router set_metadata.v3.Config stateful_session.v3.StatefulSession tap.v3.Tap wasm.v3.Wasm';
const NETWORK_FILTER_TYPES =
  'connection_limit.v3.ConnectionLimit ext_authz.v3.ExtAuthz http_connection_manager.v3.HttpConnectionManager local_ratelimit.v3.LocalRateLimit mongo_proxy.v3.MongoProxy ratelimit.v3.RateLimit rbac.v3.RBAC redis_proxy.v3.RedisProxy sni_cluster.v3.SniCluster tcp_proxy.v3.TcpProxy wasm.v3.Wasm';
const OTHER_TYPES = [
  'filters.listener.http_inspector.v3.HttpInspector',
  'filters.listener.original_dst.v3.OriginalDst',
  'filters.listener.proxy_protocol.v3.ProxyProtocol',
  'filters.listener.tls_inspector.v3.TlsInspector',
  'transport_sockets.tls.v3.DownstreamTlsContext',
  'transport_sockets.tls.v3.UpstreamTlsContext',
  'transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport',
  'upstreams.http.v3.HttpProtocolOptions',
  'access_loggers.file.v3.FileAccessLog',
  'access_loggers.grpc.v3.HttpGrpcAccessLogConfig',
  'access_loggers.open_telemetry.v3.OpenTelemetryAccessLogConfig',
  'wasm.v3.WasmService',
  'compression.gzip.compressor.v3.Gzip',
  'compression.brotli.compressor.v3.Brotli',
  'compression.brotli.decompressor.v3.Brotli',
  'compression.gzip.decompressor.v3.Gzip',
  'compression.zstd.compressor.v3.Zstd',
];

/** Types of `@type` that people patch in, to find slips against; Envoy knows many more. */
export const ENVOY_TYPES: readonly string[] = [
  ...HTTP_FILTER_TYPES.split(' ').map((type) => `filters.http.${type}`),
  ...NETWORK_FILTER_TYPES.split(' ').map((type) => `filters.network.${type}`),
  ...OTHER_TYPES,
].map((type) => `type.googleapis.com/envoy.extensions.${type}`);

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
