import type { KindKey } from '../resources/kinds.ts';
import { rememberLast } from '../resources/remember-last.ts';
import type { Resource } from '../resources/resource.ts';
import type { MapNode, SeqNode, YamlNode } from '../yaml/nodes.ts';
import { child, children, select } from '../yaml/select.ts';

export const NAMESPACED_POLICY: KindKey = 'CiliumNetworkPolicy.cilium.io';
export const CLUSTERWIDE_POLICY: KindKey = 'CiliumClusterwideNetworkPolicy.cilium.io';

/** The two kinds that share Cilium's policy language. */
export const CILIUM_POLICY_KINDS: readonly KindKey[] = [NAMESPACED_POLICY, CLUSTERWIDE_POLICY];

export type PolicyDirection = 'ingress' | 'egress';

/** The four lists of a policy rule. */
const SECTIONS = [
  { name: 'ingress', direction: 'ingress', denies: false },
  { name: 'ingressDeny', direction: 'ingress', denies: true },
  { name: 'egress', direction: 'egress', denies: false },
  { name: 'egressDeny', direction: 'egress', denies: true },
] as const;

export type SectionName = (typeof SECTIONS)[number]['name'];

export const SECTION_NAMES: readonly SectionName[] = SECTIONS.map((section) => section.name);

/** Fields that name the other side of a connection. An entry may have only one of them filled. */
export const PEER_FIELDS: Readonly<Record<PolicyDirection, readonly string[]>> = {
  ingress: ['fromEndpoints', 'fromEntities', 'fromCIDR', 'fromCIDRSet', 'fromNodes', 'fromGroups'],
  egress: [
    'toEndpoints',
    'toEntities',
    'toCIDR',
    'toCIDRSet',
    'toServices',
    'toFQDNs',
    'toNodes',
    'toGroups',
  ],
};

/** An item of `ingress`, `ingressDeny`, `egress` or `egressDeny`. */
export interface PolicyEntry {
  readonly node: MapNode;
  /** The list that holds the entry, and its place there. */
  readonly list: SeqNode;
  readonly index: number;
  readonly section: SectionName;
  readonly direction: PolicyDirection;
  readonly denies: boolean;
  /** The policy rule (`spec` or an item of `specs`) that holds the entry. */
  readonly spec: MapNode;
}

/** The policy rules of a resource: `spec` and the items of `specs`. */
export const policySpecs = rememberLast((policy: Resource): readonly MapNode[] =>
  [...select(policy.root, 'spec'), ...select(policy.root, 'specs[*]')].filter((node) => node.kind === 'map'),
);

/** The entries of one policy rule, in the order ingress, ingressDeny, egress, egressDeny. */
export function entriesOf(spec: MapNode): PolicyEntry[] {
  return SECTIONS.flatMap(({ name, direction, denies }) => {
    const list = child(spec, name);
    if (list?.kind !== 'seq') return [];
    return list.items.flatMap((_, index) => {
      const node = child(list, index);
      return node?.kind === 'map' ? [{ node, list, index, section: name, direction, denies, spec }] : [];
    });
  });
}

/** All entries of a policy. */
export const policyEntries = rememberLast((policy: Resource): readonly PolicyEntry[] =>
  policySpecs(policy).flatMap(entriesOf),
);

/** An item of `toPorts`, with the entry it belongs to. */
export interface PortRule {
  readonly node: MapNode;
  readonly entry: PolicyEntry;
  /** The items of `ports`. */
  readonly ports: readonly YamlNode[];
  /** The map of L7 rules, if it is one. */
  readonly rules: MapNode | undefined;
}

/** The items of `toPorts` of an entry; none for an entry that names no ports. */
export function portRulesOf(entry: PolicyEntry): PortRule[] {
  return children(child(entry.node, 'toPorts')).flatMap((node) => {
    if (node.kind !== 'map') return [];
    const rules = child(node, 'rules');
    const ports = child(node, 'ports');
    return [
      {
        node,
        entry,
        ports: ports?.kind === 'seq' ? children(ports) : [],
        rules: rules?.kind === 'map' ? rules : undefined,
      },
    ];
  });
}

/** Every item of every `toPorts` of a policy. */
export const policyPortRules = rememberLast((policy: Resource): readonly PortRule[] =>
  policyEntries(policy).flatMap(portRulesOf),
);

/** Whether `field` is a list with something in it. */
export function isFilled(entry: PolicyEntry, field: string): boolean {
  const list = child(entry.node, field);
  return list?.kind === 'seq' && list.items.length > 0;
}

/** The peer fields of an entry that have something in them. */
export function filledPeers(entry: PolicyEntry): string[] {
  return PEER_FIELDS[entry.direction].filter((field) => isFilled(entry, field));
}

/** Whether the rule governs nodes (a host policy) and not Pods. */
export function isHostPolicy(spec: MapNode): boolean {
  return child(spec, 'nodeSelector')?.kind === 'map';
}
