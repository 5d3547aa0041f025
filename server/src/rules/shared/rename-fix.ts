import { closest } from '../../util/closest.ts';
import { replaceText } from '../../yaml/edit.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import type { Fix, Resource } from '../rule.ts';

/** Names that are compared at most: beyond, there are too many to be searched on every edit. */
const MOST_NAMES = 2_000;

/** A fix that writes another text in the place of a scalar of `resource`. */
export function renameFix(
  resource: Resource,
  node: YamlNode,
  name: string,
  kind: Fix['kind'] = 'suggestion',
): Fix {
  return { title: `Change to "${name}"`, kind, edits: () => [replaceText(resource.document, node, name)] };
}

/** The fix for a name that is a slip of the pen; none if no known name is near, or two are equally near. */
export function nearestFixes(
  resource: Resource,
  node: YamlNode & { readonly text: string },
  known: Iterable<string>,
): Fix[] {
  const nearest = closest(node.text, [...new Set(known)].slice(0, MOST_NAMES));
  return nearest === undefined ? [] : [renameFix(resource, node, nearest)];
}
