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

/** Types of extensions that people write into `@type`; Envoy knows many more. Source: Envoy's v3 API. */
export const ENVOY_TYPES: readonly string[] = [
  ...HTTP_FILTER_TYPES.split(' ').map((type) => `filters.http.${type}`),
  ...NETWORK_FILTER_TYPES.split(' ').map((type) => `filters.network.${type}`),
  ...OTHER_TYPES,
].map((type) => `type.googleapis.com/envoy.extensions.${type}`);

/** The resources that Cilium's agent hands on to Envoy; it skips others (pkg/ciliumenvoyconfig, ParseResources). */
export const ENVOY_RESOURCE_TYPES: readonly string[] = [
  'config.listener.v3.Listener',
  'config.route.v3.RouteConfiguration',
  'config.cluster.v3.Cluster',
  'config.endpoint.v3.ClusterLoadAssignment',
  'extensions.transport_sockets.tls.v3.Secret',
].map((type) => `type.googleapis.com/envoy.${type}`);
