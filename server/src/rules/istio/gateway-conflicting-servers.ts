import type { IndexView } from '../../workspace/index-view.ts';
import {
  gatewaySelector,
  gatewayServers,
  gatewaysWithHost,
  gatewayWorkloads,
  ISTIO_GATEWAY,
  serverHosts,
  type GatewayHost,
} from '../../workspace/istio-gateways.ts';
import { hostsOverlap } from '../../workspace/istio-hosts.ts';
import { hasLabels } from '../../resources/selector.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';

const PLAIN_HTTP: ReadonlySet<string> = new Set(['HTTP', 'HTTP2', 'GRPC']);

/**
 * Two servers of one proxy for the same port and host: istiod keeps one of two with TLS, and joins
 * the routes of plain HTTP. Sources: istioctl analyze
 * (gateway.ConflictingGatewayAnalyzer, equal hosts only), Kiali (gateways.MultiMatchChecker, wildcards too).
 */
export const gatewayConflictingServers = defineRule({
  id: 'istio/gateway-conflicting-servers',
  title: 'Open a port for a host in one Gateway only',
  severity: 'warning',
  kinds: [ISTIO_GATEWAY],
  reads: [ISTIO_GATEWAY, ...WORKLOAD_KINDS],
  upstream: ['IST0145', 'KIA0301'],
  *check(gateway, { index }) {
    const own = offersOf(gateway);
    for (const [position, offer] of own.entries()) {
      const others = gatewaysWithHost(index, offer.port, offer.host.host).filter(
        (other) =>
          // Two documents of one name are one resource, in two versions.
          (other.name !== gateway.name || other.namespace !== gateway.namespace) &&
          shareProxy(index, gateway, other),
      );
      const rivals = [...own.slice(0, position), ...others.flatMap(offersOf)].filter((rival) =>
        collide(offer, rival),
      );
      if (rivals.length > 0) yield conflict(offer, rivals);
    }
  },
});

/** One host on one port of a Gateway. */
interface Offer {
  readonly gateway: Resource;
  readonly port: string;
  readonly bind: string;
  /** True for plain HTTP, whose routes Istio joins where TLS servers exclude each other. */
  readonly isPlainHttp: boolean;
  readonly host: GatewayHost;
  readonly node: ScalarNode;
}

function offersOf(gateway: Resource): Offer[] {
  return gatewayServers(gateway).flatMap((server) => {
    const port = scalar(server, 'port.number')?.text;
    const bind = scalar(server, 'bind')?.text ?? '';
    const isPlainHttp = PLAIN_HTTP.has(scalar(server, 'port.protocol')?.text.toUpperCase() ?? '');
    if (port === undefined) return [];
    return serverHosts(gateway, server).flatMap((host) =>
      host.node === undefined ? [] : [{ gateway, port, bind, isPlainHttp, host, node: host.node }],
    );
  });
}

/** True if some proxy reads both Gateways: their selectors are equal, or a workload satisfies both. */
function shareProxy(index: IndexView, left: Resource, right: Resource): boolean {
  const mine = gatewaySelector(left);
  const theirs = gatewaySelector(right);
  if (!hasLabels(mine, theirs) && !hasLabels(theirs, mine)) return false;
  if (mine.size === theirs.size) return true;
  return gatewayWorkloads(index, mine.size > theirs.size ? left : right).length > 0;
}

function collide(left: Offer, right: Offer): boolean {
  if (left.port !== right.port || left.bind !== right.bind) return false;
  const scopes = [left.host.scope, right.host.scope];
  if (scopes[0] !== scopes[1] && !scopes.includes('*')) return false;
  const hosts = [left.host.host.toLowerCase(), right.host.host.toLowerCase()] as const;
  if (hosts[0] === hosts[1] || hosts.includes('*')) return true;
  // A proxy keeps `*.example.com` and `*.shop.example.com` apart; a name under a wildcard is what people overlook.
  return !(hosts[0].startsWith('*') && hosts[1].startsWith('*')) && hostsOverlap(...hosts);
}

function conflict(offer: Offer, rivals: readonly Offer[]): Finding {
  const same = rivals.find(({ host }) => host.host.toLowerCase() === offer.host.host.toLowerCase());
  const rival = same ?? rivals[0] ?? offer;
  const isJoined = offer.isPlainHttp && rival.isPlainHttp;
  const isOwn = rival.gateway === offer.gateway;
  const place = isOwn ? 'this Gateway' : `Gateway "${rival.gateway.namespace}/${rival.gateway.name}"`;
  return {
    at: offer.node,
    severity: same === undefined || isJoined ? 'information' : 'warning',
    message:
      same === undefined
        ? `Host "${offer.node.text}" overlaps with "${rival.node.text}" of ${place} on port ${offer.port}. ` +
          'The narrower one wins; keep hosts apart where that is not meant.'
        : `Host "${offer.node.text}" is opened on port ${offer.port} by ${place} too, and ` +
          `${isJoined ? 'Istio joins the routes of both' : 'the proxy keeps only one of the two servers'}. Open it once.`,
    // istioctl compares the texts as they stand.
    upstream: !isOwn && rival.node.text === offer.node.text ? ['IST0145', 'KIA0301'] : ['KIA0301'],
    related: rivals.slice(0, 5).map(({ gateway, node }) => ({
      document: gateway.document,
      span: node,
      message: `Port ${offer.port} of Gateway "${gateway.namespace}/${gateway.name}"`,
    })),
  };
}
