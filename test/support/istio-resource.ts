/** Where each Istio kind lives, for tests. */
const API_VERSIONS: Readonly<Record<string, string>> = {
  VirtualService: 'networking.istio.io/v1',
  DestinationRule: 'networking.istio.io/v1',
  Gateway: 'networking.istio.io/v1',
  ServiceEntry: 'networking.istio.io/v1',
  Sidecar: 'networking.istio.io/v1',
  WorkloadEntry: 'networking.istio.io/v1',
  WorkloadGroup: 'networking.istio.io/v1',
  EnvoyFilter: 'networking.istio.io/v1alpha3',
  ProxyConfig: 'networking.istio.io/v1beta1',
  AuthorizationPolicy: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  PeerAuthentication: 'security.istio.io/v1',
  Telemetry: 'telemetry.istio.io/v1',
  WasmPlugin: 'extensions.istio.io/v1alpha1',
  TrafficExtension: 'extensions.istio.io/v1alpha1',
};

/**
 * A whole Istio resource around its `spec`.
 * @param spec YAML lines of the spec, unindented, marks allowed
 * @param metadata YAML lines of the metadata beside the name, unindented
 */
export function istioResource(kind: string, spec: string, metadata = ''): string {
  const head = `apiVersion: ${API_VERSIONS[kind] ?? ''}\nkind: ${kind}\nmetadata:\n  name: sample\n`;
  return `${head}${indent(metadata)}spec:\n${indent(spec)}`;
}

function indent(lines: string): string {
  const trimmed = lines.replace(/^\n/, '').trimEnd();
  return trimmed === '' ? '' : `${trimmed.replaceAll(/^(?=.)/gm, '  ')}\n`;
}
