import type { YamlNode } from '../../../yaml/nodes.ts';
import { replaceText } from '../../../yaml/edit.ts';
import { closest } from '../../../util/closest.ts';
import type { Fix, Resource } from '../../rule.ts';

/** A fix that puts another name in the place of a scalar of `resource`. */
export function renameFix(resource: Resource, node: YamlNode, name: string): Fix {
  return {
    title: `Change to "${name}"`,
    kind: 'suggestion',
    edits: () => [replaceText(resource.document, node, name)],
  };
}

/** The fix for a name that is a slip of the pen; none if no candidate is near, or two are equally near. */
export function nearestFixes(
  resource: Resource,
  node: YamlNode & { readonly text: string },
  candidates: Iterable<string>,
): Fix[] {
  const nearest = closest(node.text, new Set(candidates));
  return nearest === undefined ? [] : [renameFix(resource, node, nearest)];
}
