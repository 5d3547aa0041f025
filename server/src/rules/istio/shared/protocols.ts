/** Protocols of Istio's ports, in lower case (istio pkg/config/protocol). */
export const ISTIO_PROTOCOLS: ReadonlySet<string> = new Set(
  'tcp udp grpc grpc-web http http_proxy http2 https tls mongo redis mysql'.split(' '),
);

/** True for a protocol that Istio knows, in any case. */
export function isKnownProtocol(protocol: string): boolean {
  return ISTIO_PROTOCOLS.has(protocol.toLowerCase());
}

/** Plain HTTP in one of its forms: what Envoy reads without decrypting it first. */
export function isHttpProtocol(protocol: string): boolean {
  return /^(?:http|http2|http_proxy|grpc|grpc-web)$/i.test(protocol);
}

/** `HTTPS` and `TLS`: a server of these needs TLS settings. */
export function isTlsProtocol(protocol: string): boolean {
  return /^(?:https|tls)$/i.test(protocol);
}

/** Protocols as people write them in Gateways, Sidecars and ServiceEntries. */
export const PROTOCOL_CHOICES = [
  'HTTP',
  'HTTPS',
  'HTTP2',
  'GRPC',
  'GRPC-WEB',
  'TLS',
  'TCP',
  'UDP',
  'MONGO',
  'REDIS',
  'MYSQL',
];
