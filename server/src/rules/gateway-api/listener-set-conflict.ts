import { toKindKey } from '../../resources/kinds.ts';
import { listenersOf, protocolsClash, sameHost, type Listener } from '../../workspace/gateway-listeners.ts';
import {
  findReferenced,
  GATEWAY,
  LISTENER_SET,
  parentOfListenerSet,
  listenerSetsOf,
} from '../../workspace/gateway-routes.ts';
import { defineRule, type Resource } from '../rule.ts';

/**
 * The listeners of a Gateway and of its ListenerSets stand side by side. Where two claim one port with different
 * protocols, or one port and host, the Gateway's own wins, then that of the older set, then of the first by name.
 * Source: Gateway API, ListenerSet (listener precedence).
 */
export const listenerSetConflict = defineRule({
  id: 'gateway-api/listener-set-conflict',
  title: 'Claim a port and host in one place',
  severity: 'error',
  kinds: [LISTENER_SET],
  reads: [GATEWAY, LISTENER_SET],
  upstream: ['GW-REF:listener-conflict'],
  *check(set, { index }) {
    const parent = parentOfListenerSet(set);
    if (parent === undefined || toKindKey(parent.group, parent.kind) !== GATEWAY) return;
    const gateway = findReferenced(index, parent);
    const elder = listenerSetsOf(index, parent.namespace, parent.name.text).filter((other) =>
      isBefore(other, set),
    );
    const owners = [...(gateway === undefined ? [] : [gateway]), ...elder].filter(
      ({ document }) => document.masks.length === 0,
    );
    for (const listener of listenersOf(set)) {
      for (const owner of owners) {
        const rival = listenersOf(owner).find((other) => clashes(other, listener));
        if (rival === undefined) continue;
        yield {
          at: listener.hostname ?? listener.port ?? listener.map,
          severity: owner === gateway ? 'error' : 'warning',
          message:
            `${owner.kind} "${owner.name}" has a listener "${rival.name ?? ''}" for this port ` +
            `${protocolsClash(rival, listener) ? 'with another protocol' : 'and host'}, and only one of the two is programmed. Change one of them.`,
          related: [
            {
              document: owner.document,
              span: rival.hostname ?? rival.port ?? rival.map,
              message: `Listener "${rival.name ?? ''}"`,
            },
          ],
        };
        break;
      }
    }
  },
});

function isBefore(other: Resource, set: Resource): boolean {
  const [left, right] = [other, set].map(({ namespace, name }) => `${namespace}/${name}`);
  return left !== undefined && right !== undefined && left < right;
}

function clashes(rival: Listener, listener: Listener): boolean {
  if (protocolsClash(rival, listener)) return true;
  return (
    rival.port?.value === listener.port?.value &&
    rival.protocol === listener.protocol &&
    sameHost(rival, listener)
  );
}
