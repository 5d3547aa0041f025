import type { InlayHint } from 'vscode-languageserver-types';
import { titleNode, type Resource } from '../resources/resource.ts';
import { podLabels, WORKLOAD_KINDS } from '../resources/workload.ts';
import type { IndexView } from '../workspace/index-view.ts';
import { serverMode } from '../workspace/istio-mutual-tls.ts';
import type { Range } from '../yaml/document.ts';
import type { Span, YamlNode } from '../yaml/nodes.ts';
import { nodeAt, scalar, select } from '../yaml/select.ts';
import { valueInWords } from './value-words.ts';

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

/** What the hints are worked out from. */
export interface InlayHintRequest {
  readonly resources: readonly Resource[];
  readonly index: IndexView;
  /** Istio's root namespace, whose policies hold everywhere. */
  readonly rootNamespace: string;
  readonly range: Range;
}

interface Hint {
  readonly node: Span;
  readonly text: string;
}

/**
 * What stands nowhere and takes reckoning: shares of weights that are no percentages, long times and odd ranges of
 * addresses in words, and the mutual TLS that results for a workload or namespace.
 */
export function provideInlayHints(request: InlayHintRequest): InlayHint[] {
  const { resources, range } = request;
  return resources.flatMap((resource) => {
    const { document, root } = resource;
    const { start, end } = document.rangeOf(root);
    if (end.line < range.start.line || start.line > range.end.line) return [];
    return [...weightHints(resource), ...wordHints(resource), ...mutualTlsHints(resource, request)]
      .map(({ node, text }) => ({
        position: document.rangeOf(node).end,
        label: text,
        paddingLeft: true,
      }))
      .filter(({ position }) => position.line >= range.start.line && position.line <= range.end.line);
  });
}

function weightHints({ key, root }: Resource): Hint[] {
  return WEIGHTED.filter(({ kind }) => kind.test(key)).flatMap(({ query, absent }) =>
    select(root, query).flatMap((list) => shares(list, absent)),
  );
}

/** Groups of the meshes: in other kinds, a text may mean anything. */
const MESH = /(?:^|\.)(?:istio|linkerd|cilium|gateway\.networking\.k8s)\.io$/;

function wordHints({ group, root }: Resource): Hint[] {
  const hints: Hint[] = [];
  const visit = (node: YamlNode): void => {
    if (node.kind === 'map') for (const pair of node.pairs) visit(pair.value);
    else if (node.kind === 'seq') for (const item of node.items) visit(item);
    else if (node.kind === 'scalar' && !node.masked) {
      const text = valueInWords(node.text);
      if (text !== undefined) hints.push({ node, text });
    }
  };
  const spec = nodeAt(root, ['spec']);
  if (spec !== undefined && MESH.test(group)) visit(spec);
  return hints;
}

/** Said only where a PeerAuthentication of the workspace decides: the rest is as Istio has it. */
function mutualTlsHints(resource: Resource, { index, rootNamespace }: InlayHintRequest): Hint[] {
  const isNamespace = resource.key === 'Namespace';
  if (!isNamespace && !WORKLOAD_KINDS.includes(resource.key)) return [];
  const namespace = isNamespace ? resource.name : resource.namespace;
  const labels = isNamespace ? new Map<string, string>() : podLabels(resource);
  const decided = serverMode(index, namespace, labels, rootNamespace);
  return decided === undefined ? [] : [{ node: titleNode(resource), text: `mTLS ${decided.mode}` }];
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
    node === undefined ? [] : [{ node, text: percent((numbers[index] ?? 0) / total) }],
  );
}

function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  return `${rounded} %`;
}
