import {
  admitsHost,
  findGateway,
  gatewayServers,
  ISTIO_GATEWAY,
  parseGatewayReference,
  serverHosts,
} from '../../workspace/istio-gateways.ts';
import { VIRTUAL_SERVICE, virtualHosts } from '../../workspace/istio-virtual-services.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, findPair, scalar, scalars } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

type RouteKind = 'http' | 'tls' | 'tcp';

const HTTP_PROTOCOLS: ReadonlySet<string> = new Set(['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB', 'HTTPS']);

/**
 * A server that passes TLS through sees no requests and follows `tls` routes alone; one that ends TLS, or has
 * none, follows `http` routes; other protocols follow `tcp` routes. Source: pilot/pkg/networking/core/gateway.go.
 */
export const virtualServiceGatewayProtocol = defineRule({
  id: 'istio/virtual-service-gateway-protocol',
  title: "Write routes of the kind that the Gateway's servers follow",
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  reads: [ISTIO_GATEWAY],
  *check(service, { index }) {
    const routes = routeKinds(service);
    const names = scalars(service.root, 'spec.gateways[*]');
    // Routes that do not fit one place may be meant for another.
    if (routes.length === 0 || names.length !== 1 || service.document.masks.length > 0) return;
    for (const name of names) {
      const reference = parseGatewayReference(name.text, service.namespace);
      const gateway = reference && findGateway(index, reference);
      if (gateway?.key !== ISTIO_GATEWAY || gateway.document.masks.length > 0) continue;
      const servers = matchingServers(gateway, service);
      const followed = new Set(servers.map(followedBy));
      if (followed.size === 0 || followed.has(undefined) || routes.some((kind) => followed.has(kind)))
        continue;
      const [wanted = ''] = [...followed].flatMap((kind) => kind ?? []);
      const spec = child(service.root, 'spec');
      const [written = ''] = routes;
      yield {
        at: findPair(spec, written)?.key ?? name,
        message:
          `The servers of Gateway "${name.text}" for these hosts follow "${wanted}" routes, not "${written}" ones. ` +
          (wanted === 'tls'
            ? 'They pass TLS through: write "tls" routes with "sniHosts", or let the Gateway end TLS.'
            : `Write "${wanted}" routes, or change the servers.`),
        related: servers.map((server) => ({
          document: gateway.document,
          span: child(child(server, 'tls'), 'mode') ?? child(child(server, 'port'), 'protocol') ?? server,
          message: `Follows "${followedBy(server) ?? ''}" routes`,
        })),
      };
    }
  },
});

function routeKinds(service: Resource): RouteKind[] {
  const spec = child(service.root, 'spec');
  return (['http', 'tls', 'tcp'] as const).filter((kind) => {
    const routes = child(spec, kind);
    return routes?.kind === 'seq' && routes.items.length > 0;
  });
}

function matchingServers(gateway: Resource, service: Resource): YamlNode[] {
  const hosts = virtualHosts(service).map(({ text }) => text);
  return gatewayServers(gateway).filter((server) =>
    serverHosts(gateway, server).some((offer) =>
      hosts.some((host) => admitsHost(offer, host, service.namespace)),
    ),
  );
}

/** The kind of routes that a server follows; undefined if its protocol cannot be read. */
function followedBy(server: YamlNode): RouteKind | undefined {
  const protocol = scalar(server, 'port.protocol')?.text.toUpperCase();
  if (protocol === undefined) return undefined;
  const mode = scalar(server, 'tls.mode')?.text;
  if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') return 'tls';
  return HTTP_PROTOCOLS.has(protocol) ? 'http' : 'tcp';
}
