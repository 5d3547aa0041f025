import type { InlayHint } from 'vscode-languageserver-types';
import type { Resource } from '../resources/resource.ts';
import type { Range } from '../yaml/document.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { scalar, select } from '../yaml/select.ts';

/** Lists whose items share traffic by their `weight`; an item without one counts as `absent`. */
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

/** The share of the traffic behind each weight, where the weights do not already read as percentages. */
export function provideInlayHints(resources: readonly Resource[], range: Range): InlayHint[] {
  return resources.flatMap((resource) =>
    WEIGHTED.filter(({ kind }) => kind.test(resource.key))
      .flatMap(({ query, absent }) => select(resource.root, query).flatMap((list) => shares(list, absent)))
      .map(({ node, text }) => ({
        position: resource.document.rangeOf(node).end,
        label: text,
        paddingLeft: true,
      }))
      .filter(({ position }) => position.line >= range.start.line && position.line <= range.end.line),
  );
}

function shares(list: YamlNode, absent: number): { node: YamlNode; text: string }[] {
  if (list.kind !== 'seq') return [];
  const weights = list.items.map((item) => {
    const node = scalar(item, 'weight');
    return { node, value: node === undefined ? absent : node.value };
  });
  const numbers = weights.map(({ value }) => (typeof value === 'number' && value >= 0 ? value : Number.NaN));
  const total = numbers.reduce((sum, value) => sum + value, 0);
  if (!Number.isFinite(total) || total === 0 || total === 100 || weights.length < 2) return [];
  return weights.flatMap(({ node }, index) =>
    node === undefined ? [] : [{ node, text: percent((numbers[index] ?? 0) / total) }],
  );
}

function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  return `${rounded} %`;
}
