import type { KindReference } from '../../../schemas/catalogue.ts';
import type { Fix } from '../resources/problem.ts';
import type { Resource } from '../resources/resource.ts';
import { scalar, select } from '../yaml/select.ts';
import { changeApi } from './api-fixes.ts';
import { reshapeForUpgrade } from './version-shapes.ts';

/**
 * Kinds of the Gateway API that live on under another name with the fields they had: ReferencePolicy became
 * ReferenceGrant with 0.6, and XListenerSet left the experiments as ListenerSet with 1.5.
 */
const RENAMED: ReadonlySet<string> = new Set(['ReferencePolicy', 'XListenerSet']);

/**
 * A fix that makes a resource one of the version that replaces its own, with the shape its fields have there.
 * @returns undefined where that would take more than is known of the two
 */
export function findUpgrade(resource: Resource, replacement: KindReference): Fix | undefined {
  if (!canUpgrade(resource, replacement)) return undefined;
  const change = changeApi(resource, replacement, 'suggestion');
  const shape = reshapeForUpgrade(resource);
  if (shape.length === 0) return change;
  return {
    title: `Rewrite for "${replacement.group}/${replacement.version}"`,
    kind: 'suggestion',
    edits: () => [...change.edits(), ...shape],
  };
}

/**
 * Linkerd's HTTPRoute and that of the Gateway API have one shape, but a parent without `group` means another
 * group in each: only a route that names its parents in full means the same in the other.
 */
function canUpgrade({ root, group, kind }: Resource, replacement: KindReference): boolean {
  if (RENAMED.has(kind)) return true;
  if (replacement.kind !== kind) return false;
  if (replacement.group === group) return true;
  const parents = select(root, 'spec.parentRefs[*]');
  return (
    kind === 'HTTPRoute' &&
    parents.length > 0 &&
    parents.every((parent) => ['group', 'kind'].every((name) => scalar(parent, name) !== undefined))
  );
}
