import type { Resource } from '../../resources/resource.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { scalar, select } from '../../yaml/select.ts';
import { behindPair, type Hint } from './hint.ts';

/**
 * Lists whose items share traffic by their `weight`; an item without one counts as `absent`. Istio gives a
 * destination without a weight nothing beside those that have one (VirtualService, HTTPRouteDestination), the
 * Gateway API gives it 1 (BackendRef).
 */
const WEIGHTED: readonly { readonly kind: RegExp; readonly query: string; readonly absent: number }[] = [
  { kind: /^VirtualService\./, query: 'spec.http[*].route', absent: 0 },
  { kind: /^VirtualService\./, query: 'spec.tcp[*].route', absent: 0 },
  { kind: /^VirtualService\./, query: 'spec.tls[*].route', absent: 0 },
  {
    kind: /Route\.(?:gateway\.networking\.k8s|policy\.linkerd)\.io$/,
    query: 'spec.rules[*].backendRefs',
    absent: 1,
  },
  { kind: /^TrafficSplit\./, query: 'spec.backends', absent: 0 },
];

/**
 * The shares behind weights that are no percentages, and the weights of those that have none beside others.
 * @param isWhole false where a missing weight may come from elsewhere
 */
export function weightHints({ key, root }: Resource, isWhole: boolean): Hint[] {
  return WEIGHTED.filter(({ kind }) => kind.test(key)).flatMap(({ query, absent }) =>
    select(root, query).flatMap((list) => [
      ...shares(list, absent),
      ...(isWhole ? missingWeights(list, absent) : []),
    ]),
  );
}

function shares(list: YamlNode, absent: number): Hint[] {
  if (list.kind !== 'seq') return [];
  const weights = list.items.map((item) => {
    const node = scalar(item, 'weight');
    return { node, value: node === undefined ? absent : node.value };
  });
  const numbers = weights.map(({ value }) => (typeof value === 'number' && value >= 0 ? value : Number.NaN));
  const total = numbers.reduce((sum, value) => sum + value, 0);
  if (!Number.isFinite(total) || total === 0 || total === 100 || weights.length < 2) return [];
  return weights.flatMap(({ node }, index) =>
    node === undefined ? [] : [{ at: node.end, text: percent((numbers[index] ?? 0) / total) }],
  );
}

function missingWeights(list: YamlNode, absent: number): Hint[] {
  if (list.kind !== 'seq' || !list.items.some((item) => scalar(item, 'weight') !== undefined)) return [];
  return list.items.flatMap((item) => {
    const [first] = item.kind === 'map' && scalar(item, 'weight') === undefined ? item.pairs : [];
    return first === undefined ? [] : [{ at: behindPair(first), text: `weight: ${absent}` }];
  });
}

function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  return `${rounded} %`;
}
