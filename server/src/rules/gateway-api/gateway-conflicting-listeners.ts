import { GATEWAY, listenersOf } from '../../workspace/gateway-routes.ts';
import { select, scalars } from '../../yaml/select.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';

/**
 * Two Gateways that ask for one address, or that have a listener for the same host, port and protocol, may end up
 * on one proxy or on none. Source: Kiali (k8sgateways.MultiMatchChecker).
 */
export const gatewayConflictingListeners = defineRule({
  id: 'gateway-api/gateway-conflicting-listeners',
  title: 'Give a host and an address to one Gateway',
  severity: 'information',
  kinds: [GATEWAY],
  reads: [GATEWAY],
  upstream: ['KIA1501', 'KIA1502'],
  *check(gateway, { index }) {
    const others = index.all(GATEWAY).filter(
      // Two documents of one name are one resource, in two versions.
      (other) => other.name !== gateway.name || other.namespace !== gateway.namespace,
    );
    if (others.length === 0) return;
    yield* collisions(gateway, others, hostsOf, {
      upstream: 'KIA1501',
      message: (node, other) =>
        `Gateway "${other}" has a listener for host "${node.text}" on this port too, so it depends on DNS which one ` +
        'takes a request. Keep the host in one Gateway.',
    });
    yield* collisions(gateway, others, addressesOf, {
      upstream: 'KIA1502',
      message: (node, other) => `Gateway "${other}" asks for address "${node.text}" too. Give each its own.`,
    });
  },
});

interface Claim {
  readonly key: string;
  readonly node: ScalarNode;
}

/** Listeners with a host: without one a Gateway takes whatever its address is called by. */
function hostsOf(gateway: Resource): Claim[] {
  return listenersOf(gateway).flatMap(({ hostname, port, protocol }) =>
    hostname === undefined
      ? []
      : [{ key: `${hostname.text.toLowerCase()} ${port?.text ?? ''} ${protocol ?? ''}`, node: hostname }],
  );
}

function addressesOf(gateway: Resource): Claim[] {
  return select(gateway.root, 'spec.addresses[*]').flatMap((address) => {
    const [node] = scalars(address, 'value');
    const type = scalars(address, 'type')[0]?.text ?? 'IPAddress';
    return node === undefined ? [] : [{ key: `${type} ${node.text}`, node }];
  });
}

function* collisions(
  gateway: Resource,
  others: readonly Resource[],
  claimsOf: (gateway: Resource) => Claim[],
  {
    upstream,
    message,
  }: { readonly upstream: string; readonly message: (node: ScalarNode, other: string) => string },
): Iterable<Finding> {
  for (const { key, node } of claimsOf(gateway)) {
    const rivals = others.flatMap((other) =>
      claimsOf(other).flatMap((claim) => (claim.key === key ? [{ other, claim }] : [])),
    );
    const [rival] = rivals;
    if (rival === undefined) continue;
    yield {
      at: node,
      message: message(node, `${rival.other.namespace}/${rival.other.name}`),
      upstream: [upstream],
      related: rivals.slice(0, 5).map(({ other, claim }) => ({
        document: other.document,
        span: claim.node,
        message: `Gateway "${other.namespace}/${other.name}"`,
      })),
    };
  }
}
