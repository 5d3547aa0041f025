import { closest } from '../../../util/closest.ts';
import { replaceText } from '../../../yaml/edit.ts';
import type { ScalarNode } from '../../../yaml/nodes.ts';
import type { Fix, Resource } from '../../rule.ts';

/** Names that are compared at most: beyond, a namespace is too large to be searched on every edit. */
const MOST_NAMES = 500;

/** A repair that puts the one near name in the place of a misspelled one; none if no name is near. */
export function nearestName({ document }: Resource, node: ScalarNode, names: Iterable<string>): Fix[] {
  const near = closest(node.text, [...names].slice(0, MOST_NAMES));
  if (near === undefined) return [];
  return [
    {
      title: `Change to "${near}"`,
      kind: 'suggestion',
      edits: () => [replaceText(document, node, near)],
    },
  ];
}
