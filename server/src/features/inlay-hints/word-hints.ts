import type { Resource } from '../../resources/resource.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { nodeAt } from '../../yaml/select.ts';
import type { Hint } from './hint.ts';
import { valueInWords } from './value-words.ts';

/** Groups of the meshes: in other kinds, a text may mean anything. */
const MESH = /(?:^|\.)(?:istio|linkerd|cilium|gateway\.networking\.k8s)\.io$/;

/** Long times and odd ranges of addresses in words. */
export function wordHints({ group, root }: Resource): Hint[] {
  const hints: Hint[] = [];
  const visit = (node: YamlNode): void => {
    if (node.kind === 'map') for (const pair of node.pairs) visit(pair.value);
    else if (node.kind === 'seq') for (const item of node.items) visit(item);
    else if (node.kind === 'scalar' && !node.masked) {
      const text = valueInWords(node.text);
      if (text !== undefined) hints.push({ at: node.end, text });
    }
  };
  const spec = nodeAt(root, ['spec']);
  if (spec !== undefined && MESH.test(group)) visit(spec);
  return hints;
}
