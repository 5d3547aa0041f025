import type { IndexView } from '../../workspace/index-view.ts';
import { exportScopes, SERVICE_ENTRY, serviceEntriesOf } from '../../workspace/istio-hosts.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { scalar, scalars, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';

/**
 * Of two ServiceEntries for a host and port istiod takes the protocol of one, chosen by age. Sources: istioctl
 * analyze (serviceentry.ConflictingServiceEntryProtocolAnalyzer), Kiali (serviceentries.MultiMatchChecker).
 */
export const serviceEntryConflictingPort = defineRule({
  id: 'istio/service-entry-conflicting-port',
  title: 'Declare a port of a host once',
  severity: 'warning',
  kinds: [SERVICE_ENTRY],
  reads: [SERVICE_ENTRY],
  upstream: ['IST0177', 'KIA1211', 'KIA1212'],
  *check(entry, { index }) {
    const own = portsOf(entry);
    for (const host of scalars(entry.root, 'spec.hosts[*]')) {
      const others = rivals(index, entry, host.text);
      for (const port of own) {
        const same = others.flatMap((other) =>
          portsOf(other).flatMap((theirs) => (theirs.number === port.number ? { other, port: theirs } : [])),
        );
        const conflicting = same.find((rival) => rival.port.protocol !== port.protocol);
        const rival = conflicting ?? same[0];
        if (rival !== undefined) yield toFinding(host, port, rival, conflicting !== undefined);
      }
    }
  },
});

interface EntryPort {
  readonly number: string;
  /** In upper case; empty if none is written. */
  readonly protocol: string;
  readonly node: ScalarNode;
}

interface Rival {
  readonly other: Resource;
  readonly port: EntryPort;
}

function portsOf(entry: Resource): EntryPort[] {
  return select(entry.root, 'spec.ports[*]').flatMap((port) => {
    const node = scalar(port, 'number');
    if (node === undefined) return [];
    return [{ number: node.text, protocol: scalar(port, 'protocol')?.text.toUpperCase() ?? '', node }];
  });
}

/** The other ServiceEntries for the host that some namespace sees beside this one. */
function rivals(index: IndexView, entry: Resource, host: string): Resource[] {
  const scopes = exportScopes(entry);
  return serviceEntriesOf(index, host).filter((other) => {
    if (other === entry || (other.name === entry.name && other.namespace === entry.namespace)) return false;
    const theirs = exportScopes(other);
    return scopes.includes('*') || theirs.includes('*') || theirs.some((scope) => scopes.includes(scope));
  });
}

function toFinding(
  host: ScalarNode,
  port: EntryPort,
  { other, port: theirs }: Rival,
  isConflict: boolean,
): Finding {
  const name = `"${other.namespace}/${other.name}"`;
  return {
    at: port.node,
    severity: isConflict ? 'warning' : 'information',
    message: isConflict
      ? `ServiceEntry ${name} declares port ${port.number} of host "${host.text}" with protocol ` +
        `"${theirs.protocol || 'TCP'}", this one with "${port.protocol || 'TCP'}", and Istio takes one of them. Make them agree.`
      : `ServiceEntry ${name} declares port ${port.number} of host "${host.text}" too. Keep it in one of them.`,
    upstream: isConflict ? ['IST0177', 'KIA1212'] : ['KIA1211'],
    related: [{ document: other.document, span: theirs.node, message: `ServiceEntry ${name}` }],
  };
}
