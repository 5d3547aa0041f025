import type { Resource } from '../resources/resource.ts';
import type { ScalarNode, YamlNode } from '../yaml/nodes.ts';
import { child, scalar, scalars, select, stringMap } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { coveringWildcards, hostsOverlap } from './istio-hosts.ts';
import { defineLookup } from './lookup.ts';
import { workloadsWith } from './workloads.ts';

export const ISTIO_GATEWAY = 'Gateway.networking.istio.io';
export const API_GATEWAY = 'Gateway.gateway.networking.k8s.io';

/** The Gateway that a VirtualService names. */
export interface GatewayReference {
  readonly namespace: string;
  readonly name: string;
}

/** A host that a Gateway takes requests for. */
export interface GatewayHost {
  /** Namespaces whose VirtualServices may use it: `*`, or a name. */
  readonly scope: string;
  /** Without the scope. */
  readonly host: string;
  /** Undefined for a listener that names no host and so takes all. */
  readonly node: ScalarNode | undefined;
}

/**
 * Istio Gateways by what a proxy can have once: `host 80 a.example.com` for a host on a port, `under 80 *.example.com`
 * for a host that a wildcard covers, `certificate name` for a certificate.
 */
const GATEWAYS_BY_CLAIM = defineLookup({
  name: 'istio-gateways-by-claim',
  kinds: [ISTIO_GATEWAY],
  *keysOf(gateway) {
    for (const server of gatewayServers(gateway)) {
      const port = scalar(server, 'port.number')?.text ?? '';
      for (const { host } of serverHosts(gateway, server)) {
        yield hostClaim(port, host);
        for (const wildcard of coveringWildcards(host.toLowerCase())) yield `under ${port} ${wildcard}`;
      }
      const certificate = certificateOf(server);
      if (certificate !== undefined) yield `certificate ${certificate.name}`;
    }
  },
});

function hostClaim(port: string, host: string): string {
  return `host ${port} ${host.toLowerCase()}`;
}

/** The Istio Gateways, of whatever selector, with a host on a port that overlaps with this one. */
export function gatewaysWithHost(index: IndexView, port: string, host: string): Resource[] {
  const name = host.toLowerCase();
  const found = [
    ...[name, ...coveringWildcards(name)].flatMap((key) => index.by(GATEWAYS_BY_CLAIM, hostClaim(port, key))),
    ...index.by(GATEWAYS_BY_CLAIM, `under ${port} ${name}`),
  ];
  return [...new Set(found)];
}

/** The Istio Gateways that use a certificate, named as `certificateOf` does. */
export function gatewaysWithCertificate(index: IndexView, name: string): readonly Resource[] {
  return index.by(GATEWAYS_BY_CLAIM, `certificate ${name}`);
}

/** What tells the certificate of a server apart: the Secret, or the two files; undefined without one. */
export function certificateOf(
  server: YamlNode,
): { readonly name: string; readonly node: ScalarNode } | undefined {
  const secret = scalar(server, 'tls.credentialName');
  if (secret !== undefined) return { name: secret.text, node: secret };
  const certificate = scalar(server, 'tls.serverCertificate');
  const key = scalar(server, 'tls.privateKey');
  if (certificate === undefined || key === undefined) return undefined;
  return { name: `${certificate.text}\n${key.text}`, node: certificate };
}

/**
 * Reads an entry of `gateways`: `name`, `namespace/name`, or the old dotted form `name.namespace.svc…`.
 * @param namespace of the VirtualService
 * @returns undefined for `mesh`, the sidecars, and for names of Gateways that istiod makes itself
 */
export function parseGatewayReference(text: string, namespace: string): GatewayReference | undefined {
  if (text === 'mesh' || text === '' || text.includes('~')) return undefined;
  const slash = text.indexOf('/');
  if (slash !== -1) {
    const scope = text.slice(0, slash);
    return { namespace: scope === '.' || scope === '' ? namespace : scope, name: text.slice(slash + 1) };
  }
  const [name = '', dotted] = text.split('.');
  return { namespace: dotted ?? namespace, name };
}

/** The Istio Gateway, else the Gateway of the Gateway API, that a reference names; undefined if neither is known. */
export function findGateway(index: IndexView, { namespace, name }: GatewayReference): Resource | undefined {
  return index.get(ISTIO_GATEWAY, namespace, name) ?? index.get(API_GATEWAY, namespace, name);
}

/** The servers of an Istio Gateway that are maps. */
export function gatewayServers(gateway: Resource): YamlNode[] {
  return select(gateway.root, 'spec.servers[*]').filter((server) => server.kind === 'map');
}

/** The labels of the Pods that an Istio Gateway configures. */
export function gatewaySelector(gateway: Resource): ReadonlyMap<string, string> {
  return stringMap(child(child(gateway.root, 'spec'), 'selector'));
}

/** The hosts of a Gateway of either kind, as far as they can be read. */
export function gatewayHosts(gateway: Resource): GatewayHost[] {
  if (gateway.key === API_GATEWAY) {
    return select(gateway.root, 'spec.listeners[*]').map((listener) => {
      const node = scalar(listener, 'hostname');
      return { scope: '*', host: node?.text ?? '*', node };
    });
  }
  return gatewayServers(gateway).flatMap((server) => serverHosts(gateway, server));
}

/** The hosts of one server of an Istio Gateway. */
export function serverHosts(gateway: Resource, server: YamlNode): GatewayHost[] {
  return scalars(server, 'hosts[*]').map((node) => {
    const slash = node.text.indexOf('/');
    const scope = slash === -1 ? '*' : node.text.slice(0, slash);
    return { scope: scope === '.' ? gateway.namespace : scope, host: node.text.slice(slash + 1), node };
  });
}

/** True if a VirtualService of `namespace` may bind `host` to this host of a Gateway. */
export function admitsHost(offered: GatewayHost, host: string, namespace: string): boolean {
  return (offered.scope === '*' || offered.scope === namespace) && hostsOverlap(offered.host, host);
}

/** The label of the ingress gateway that Istio's installation brings along, rarely as a file of the workspace. */
const STOCK_LABEL = { key: 'istio', value: 'ingressgateway', namespace: 'istio-system' };

/** True if a Gateway may select the Pods of the ingress gateway that Istio's installation brings along. */
export function selectsStockGateway(gateway: Resource): boolean {
  const selector = gatewaySelector(gateway);
  return selector.size === 1 && selector.get(STOCK_LABEL.key) === STOCK_LABEL.value;
}

/** The workloads that an Istio Gateway configures: those with its labels, in any namespace. */
export function gatewayWorkloads(index: IndexView, gateway: Resource): readonly Resource[] {
  const selector = gatewaySelector(gateway);
  return selector.size === 0 ? [] : workloadsWith(index, selector, undefined);
}

/** The namespaces in which the Pods of a Gateway run, where they look for the Secrets of its certificates. */
export function gatewayPodNamespaces(index: IndexView, gateway: Resource): string[] {
  const namespaces = new Set(gatewayWorkloads(index, gateway).map((workload) => workload.namespace));
  if (namespaces.size > 0) return [...namespaces];
  return [selectsStockGateway(gateway) ? STOCK_LABEL.namespace : gateway.namespace];
}
