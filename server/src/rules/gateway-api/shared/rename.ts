import { closest } from '../../../util/closest.ts';
import { replaceText } from '../../../yaml/edit.ts';
import type { ScalarNode } from '../../../yaml/nodes.ts';
import type { Fix, Resource } from '../../rule.ts';

/** A fix that writes another text in the place of a scalar of `resource`. */
export function renameFix(
  resource: Resource,
  node: ScalarNode,
  name: string,
  kind: Fix['kind'] = 'suggestion',
): Fix {
  return {
    title: `Change to "${name}"`,
    kind,
    edits: () => [replaceText(resource.document, node, name)],
  };
}

/** The fix for a name that is a slip of the pen; none if no known name is near, or two are equally near. */
export function nearestFixes(resource: Resource, node: ScalarNode, known: Iterable<string>): Fix[] {
  const nearest = closest(node.text, new Set(known));
  return nearest === undefined ? [] : [renameFix(resource, node, nearest)];
}
