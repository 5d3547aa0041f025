import type { YamlDocument } from '../../../yaml/document.ts';
import { appendItem } from '../../../yaml/edit.ts';
import type { MapNode } from '../../../yaml/nodes.ts';
import { child } from '../../../yaml/select.ts';
import type { Fix } from '../../rule.ts';

const TO_KUBE_DNS = [
  'toEndpoints:',
  '  - matchLabels:',
  '      k8s:io.kubernetes.pod.namespace: kube-system',
  '      k8s:k8s-app: kube-dns',
  'toPorts:',
  '  - ports:',
  '      - port: "53"',
  '        protocol: ANY',
];

const SEEN_BY_PROXY = ['    rules:', '      dns:', '        - matchPattern: "*"'];

/** A repair that allows DNS queries to kube-dns. */
export function allowDns(document: YamlDocument, spec: MapNode): Fix[] {
  return appendEntry(document, spec, { title: 'Allow DNS to kube-dns', lines: TO_KUBE_DNS });
}

/** Like `allowDns`, with a DNS rule, so that Cilium learns the addresses behind names. */
export function allowSeenDns(document: YamlDocument, spec: MapNode): Fix[] {
  const title = 'Allow DNS to kube-dns, seen by the DNS proxy';
  return appendEntry(document, spec, { title, lines: [...TO_KUBE_DNS, ...SEEN_BY_PROXY] });
}

function appendEntry(
  document: YamlDocument,
  spec: MapNode,
  { title, lines }: { readonly title: string; readonly lines: readonly string[] },
): Fix[] {
  const egress = child(spec, 'egress');
  if (egress?.kind !== 'seq') return [];
  return [{ title, kind: 'suggestion', edits: () => [appendItem(document, egress, lines.join('\n'))] }];
}
