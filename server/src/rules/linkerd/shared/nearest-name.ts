import type { KindKey } from '../../../resources/kinds.ts';
import type { ScalarNode } from '../../../yaml/nodes.ts';
import { nearestFixes } from '../../shared/rename-fix.ts';
import type { Fix, Resource, RuleContext } from '../../rule.ts';

/** A repair that names the one resource of a kind and namespace whose name is near; none if no name is. */
export function nearestResource(
  resource: Resource,
  name: ScalarNode,
  { index }: Pick<RuleContext, 'index'>,
  place: { readonly kind: KindKey; readonly namespace: string },
): Fix[] {
  const known = index.inNamespace(place.kind, place.namespace).map((other) => other.name);
  return nearestFixes(resource, name, known);
}
