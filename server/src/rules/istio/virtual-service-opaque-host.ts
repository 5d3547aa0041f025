import { resolveHost, SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import {
  isMeshBound,
  VIRTUAL_SERVICE,
  viewersOf,
  virtualHosts,
} from '../../workspace/istio-virtual-services.ts';
import { child, findPair, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { titleRelated } from '../shared/related.ts';
import { isHttpProtocol, isKnownProtocol } from './shared/protocols.ts';

/**
 * Sidecars see no requests in what applications encrypt themselves, so that routes, timeouts and retries of `http`
 * never hold for a host whose ports are all TLS or TCP. Source: pilot/pkg/networking/core, which builds routes for HTTP
 * ports only; Istio's task "Accessing External Services" (an HTTP port with `targetPort: 443` lets sidecars encrypt).
 */
export const virtualServiceOpaqueHost = defineRule({
  id: 'istio/virtual-service-opaque-host',
  title: 'Write `http` routes for hosts whose requests sidecars can read',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  reads: [SERVICE_ENTRY, 'Service'],
  *check(service, { index }) {
    const spec = child(service.root, 'spec');
    const http = findPair(spec, 'http');
    if (http === undefined || findPair(spec, 'tls') !== undefined || findPair(spec, 'tcp') !== undefined)
      return;
    // A gateway that ends TLS does see requests.
    if (!isMeshBound(service) || select(spec, 'gateways[*]').length > 1) return;
    const entries = virtualHosts(service).map((host) => ({
      host,
      entry: opaqueEntry(service, host.text, index),
    }));
    const [first] = entries;
    if (first?.entry === undefined || entries.some(({ entry }) => entry === undefined)) return;
    yield {
      at: http.key,
      message:
        `ServiceEntry "${first.entry.name}" gives "${first.host.text}" no HTTP port, so sidecars see no requests to route. ` +
        `Write "tls" routes with "sniHosts", or add a port with "protocol: HTTP" and let sidecars encrypt.`,
      related: [titleRelated(first.entry, `ServiceEntry "${first.entry.name}"`)],
    };
  },
});

/** The ServiceEntry that defines the host, if none of the host's ports carries requests that a sidecar can read. */
function opaqueEntry(
  service: Resource,
  host: string,
  index: Parameters<typeof resolveHost>[0],
): Resource | undefined {
  const target = resolveHost(index, host, service.namespace, viewersOf(service));
  if (target === undefined || target.resources.some(({ key }) => key !== SERVICE_ENTRY)) return undefined;
  const ports = target.resources.flatMap(({ root }) => select(root, 'spec.ports[*]'));
  const isOpaque = (protocol: string | undefined) =>
    protocol !== undefined && isKnownProtocol(protocol) && !isHttpProtocol(protocol);
  const areOpaque = ports.length > 0 && ports.every((port) => isOpaque(scalar(port, 'protocol')?.text));
  return areOpaque ? target.resources[0] : undefined;
}
