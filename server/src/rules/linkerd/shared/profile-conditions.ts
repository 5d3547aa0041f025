import type { Resource } from '../../../resources/resource.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import { child, children, select } from '../../../yaml/select.ts';

/** Deeper nesting is hostile, not meant. */
const DEEPEST = 16;

/** Every condition on requests of a ServiceProfile's routes, with those that it is made of. */
export function requestConditions(profile: Resource): YamlNode[] {
  return select(profile.root, 'spec.routes[*].condition').flatMap((node) => withParts(node, DEEPEST));
}

/** Every condition on responses, with those that it is made of. */
export function responseConditions(profile: Resource): YamlNode[] {
  return select(profile.root, 'spec.routes[*].responseClasses[*].condition').flatMap((node) =>
    withParts(node, DEEPEST),
  );
}

function withParts(condition: YamlNode, depth: number): YamlNode[] {
  if (depth === 0) return [];
  const not = child(condition, 'not');
  const parts = [
    ...children(child(condition, 'all')),
    ...children(child(condition, 'any')),
    ...(not?.kind === 'map' ? [not] : []),
  ];
  return [condition, ...parts.flatMap((part) => withParts(part, depth - 1))];
}
