import { NAMESPACE_LABEL, NAMESPACE_LABELS_PREFIX } from '../../../workspace/cilium-selector.ts';
import type { YamlDocument } from '../../../yaml/document.ts';
import { columnOf, lineEnding, quoteIfNeeded } from '../../../yaml/edit.ts';
import type { MapNode, YamlNode } from '../../../yaml/nodes.ts';
import { child, stringMap } from '../../../yaml/select.ts';
import type { Fix } from '../../rule.ts';

const SELECTORS = ['podSelector', 'namespaceSelector'];

/**
 * Writes a peer of a NetworkPolicy (`podSelector`, `namespaceSelector` with labels) as one of Cilium's.
 * @returns no repair for peers with more in them, or with comments that would be lost
 */
export function convertPeer(document: YamlDocument, peer: MapNode): Fix[] {
  const labels = labelsOf(peer);
  const end = peer.start + document.text.slice(peer.start, peer.end).trimEnd().length;
  const source = document.text.slice(peer.start, end);
  if (labels === undefined || labels.length === 0 || source.includes('#')) return [];
  const pairs = labels.map(([key, value]) => `${quoteIfNeeded(key)}: ${quoteIfNeeded(value)}`);
  const pad = `${lineEnding(document)}${' '.repeat(columnOf(document, peer.start) + 2)}`;
  const isFlow = peer.flow || document.text[peer.start] === '{';
  const newText = isFlow ? `{matchLabels: {${pairs.join(', ')}}}` : ['matchLabels:', ...pairs].join(pad);
  return [
    {
      title: "Write the peer in Cilium's words",
      kind: 'suggestion',
      edits: () => [{ document, span: { start: peer.start, end }, newText }],
    },
  ];
}

function labelsOf(peer: MapNode): readonly (readonly [string, string])[] | undefined {
  if (peer.pairs.some(({ name }) => !SELECTORS.includes(name))) return undefined;
  const pods = matchLabels(child(peer, 'podSelector'));
  const namespaces = matchLabels(child(peer, 'namespaceSelector'));
  if (pods === undefined || namespaces === undefined) return undefined;
  const ofNamespaces = [...namespaces].map(([key, value]): [string, string] =>
    key === 'kubernetes.io/metadata.name'
      ? [`k8s:${NAMESPACE_LABEL}`, value]
      : [`k8s:${NAMESPACE_LABELS_PREFIX}${key}`, value],
  );
  return [...ofNamespaces, ...pods];
}

/** The labels of a selector that has nothing but labels; undefined for others, and for an empty one. */
function matchLabels(selector: YamlNode | undefined): ReadonlyMap<string, string> | undefined {
  if (selector === undefined) return new Map();
  const labels = child(selector, 'matchLabels');
  if (selector.kind !== 'map' || selector.pairs.length !== 1 || labels?.kind !== 'map') return undefined;
  const entries = stringMap(labels);
  return entries.size === labels.pairs.length && entries.size > 0 ? entries : undefined;
}
