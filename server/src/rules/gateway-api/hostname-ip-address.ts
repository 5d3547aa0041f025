import { LISTENER_KINDS } from '../../workspace/gateway-routes.ts';
import { removeItem, removePair } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { defineRule, type Fix, type Resource } from '../rule.ts';
import { isIpv4 } from '../shared/ip-address.ts';
import { texts } from '../shared/texts.ts';

/**
 * Hosts are names: "IPs are not allowed", though the pattern of the API server lets those of version 4 pass. The schema
 * reports those of a TLSRoute. Source: Gateway API, Hostname.
 */
export const hostnameIpAddress = defineRule({
  id: 'gateway-api/hostname-ip-address',
  title: 'Match hosts by name, not by address',
  severity: 'warning',
  kinds: ['HTTPRoute.gateway.networking.k8s.io', 'GRPCRoute.gateway.networking.k8s.io', ...LISTENER_KINDS],
  fixable: 'suggestion',
  upstream: ['GW-HR-043'],
  *check(resource) {
    for (const node of ['spec.hostnames[*]', 'spec.listeners[*].hostname'].flatMap((query) =>
      texts(resource.root, query),
    )) {
      if (!isIpv4(node.text)) continue;
      yield {
        at: node,
        message: `"${node.text}" is an address, and hosts are matched by name only. Write a name, or remove it to take requests for any host.`,
        fixes: removal(resource, node),
      };
    }
  },
});

/** Removes the host, and the field with it where it is the only one. */
function removal({ document }: Resource, node: ScalarNode): Fix[] {
  const list = node.parent?.kind === 'seq' ? node.parent : undefined;
  const title = `Remove "${node.text}"`;
  if (list !== undefined && list.items.length > 1) {
    return [
      { title, kind: 'suggestion', edits: () => [removeItem(document, list, list.items.indexOf(node))] },
    ];
  }
  const pair = list === undefined ? node.pair : list.pair;
  return pair === undefined ? [] : [{ title, kind: 'suggestion', edits: () => [removePair(document, pair)] }];
}
