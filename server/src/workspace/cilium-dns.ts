import type { Resource } from '../resources/resource.ts';
import type { MapNode, ScalarNode } from '../yaml/nodes.ts';
import { child, children, scalar, scalars, select } from '../yaml/select.ts';
import {
  CLUSTERWIDE_POLICY,
  entriesOf,
  filledPeers,
  type PolicyEntry,
  portRulesOf,
} from './cilium-policy.ts';
import { NAMESPACE_LABEL, parseEndpointSelector } from './cilium-selector.ts';

/** A `matchName` or `matchPattern` of `toFQDNs` or of a DNS rule. */
export interface FqdnSelector {
  readonly node: ScalarNode;
  /** In lower case, without a dot at the end. */
  readonly text: string;
  readonly isPattern: boolean;
}

function fqdnSelectors(holder: MapNode, query: string): FqdnSelector[] {
  return select(holder, query).flatMap((item) =>
    (['matchName', 'matchPattern'] as const).flatMap((field) => {
      const node = scalar(item, field);
      const isPattern = field === 'matchPattern';
      return node === undefined
        ? []
        : [{ node, text: node.text.toLowerCase().replace(/\.$/, ''), isPattern }];
    }),
  );
}

/** The names that an entry lets connections go to. */
export function toFqdns(entry: PolicyEntry): FqdnSelector[] {
  return entry.section === 'egress' ? fqdnSelectors(entry.node, 'toFQDNs[*]') : [];
}

/** The names that the entries of a policy rule let be asked for, and that Cilium's DNS proxy thus learns. */
export function dnsSelectors(spec: MapNode): FqdnSelector[] {
  return entriesOf(spec)
    .filter((entry) => entry.section === 'egress')
    .flatMap((entry) => fqdnSelectors(entry.node, 'toPorts[*].rules.dns[*]'));
}

/**
 * Whether every name of `inner` surely is one of `outer`. `*` stands for any characters of one label, alone
 * for every name, and `**.` at the start for any number of labels (pkg/fqdn/matchpattern, Cilium 1.19).
 */
export function coversFqdn(outer: FqdnSelector, inner: FqdnSelector): boolean {
  if (outer.text === inner.text || (outer.isPattern && outer.text === '*')) return true;
  if (!outer.isPattern) return false;
  if (outer.text.startsWith('**.')) {
    const suffix = outer.text.slice(2);
    return inner.text.endsWith(suffix) && !suffix.includes('*');
  }
  const labels = outer.text.split('.');
  const innerLabels = inner.text.split('.');
  return (
    labels.length === innerLabels.length &&
    labels.every((label, at) => coversLabel(label, innerLabels[at] ?? ''))
  );
}

function coversLabel(pattern: string, label: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return pattern === label;
  const last = rest.pop() ?? '';
  if (!label.startsWith(first) || !label.endsWith(last) || label.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of rest) {
    const found = label.indexOf(part, at);
    if (found === -1 || found + part.length > label.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether a policy rule may let DNS queries through. Generous: what cannot be told counts as yes. */
export function reachesDns(policy: Resource, spec: MapNode): boolean {
  const isSystem = policy.key === CLUSTERWIDE_POLICY || policy.namespace === 'kube-system';
  return entriesOf(spec).some((entry) => mayReachDns(entry, isSystem));
}

/**
 * Whether an egress entry may let DNS queries through: to port 53, at peers that may be the cluster's DNS.
 * @param isSystem true for a policy of kube-system or of the whole cluster, whose own Pods may be the DNS
 */
function mayReachDns(entry: PolicyEntry, isSystem: boolean): boolean {
  if (entry.section !== 'egress' || !coversDnsPort(entry)) return false;
  const peers = filledPeers(entry);
  if (peers.length === 0) return entry.node.pairs.some(({ name }) => name === 'toPorts');
  const hasPorts = child(entry.node, 'toPorts') !== undefined;
  return peers.some((field) => {
    const items = child(entry.node, field);
    if (field === 'toEntities') {
      return scalars(items, '[*]').some(
        ({ text }) => hasPorts || ['all', 'cluster', 'host', 'remote-node'].includes(text),
      );
    }
    if (field !== 'toEndpoints') return hasPorts;
    return children(items).some((selector) => {
      const requirements = parseEndpointSelector(selector);
      if (requirements === undefined || isSystem || hasPorts) return true;
      return requirements.some(
        ({ name, values }) => name === NAMESPACE_LABEL || values.some((value) => /dns/i.test(value)),
      );
    });
  });
}

function coversDnsPort(entry: PolicyEntry): boolean {
  const rules = portRulesOf(entry);
  if (rules.length === 0) return child(entry.node, 'icmps') === undefined;
  return rules.some(
    ({ ports }) =>
      ports.length === 0 ||
      ports.some((port) => {
        const text = scalar(port, 'port')?.text;
        const end = Number(scalar(port, 'endPort')?.value ?? 0);
        if (
          text === undefined ||
          text === '53' ||
          text === '5353' ||
          text === '0' ||
          /dns|domain/i.test(text)
        )
          return true;
        return Number(text) <= 53 && end >= 53;
      }),
  );
}
