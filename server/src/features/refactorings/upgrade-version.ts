import type { KindReference } from '../../../../schemas/catalogue.ts';
import type { Resource } from '../../resources/resource.ts';
import { changeApi } from '../../schema/api-fixes.ts';
import { scalar, select } from '../../yaml/select.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';

/** Writes the version that replaces another one of the same kind, in the same group or in the one it moved to. */
export function upgradeVersion({ resource, store }: RefactoringTarget): Refactoring | undefined {
  const { group, version, kind } = resource;
  const row = store.findRow(group, version, kind);
  const replacement = row?.replacement;
  if (replacement === undefined || replacement.kind !== kind || !canMove(resource, replacement))
    return undefined;
  return {
    title: `Upgrade to ${replacement.group}/${replacement.version}`,
    kind: REWRITE,
    edits: changeApi(resource, replacement, 'suggestion').edits,
  };
}

/**
 * Linkerd's HTTPRoute and that of the Gateway API have one shape, but a parent without `group` means another
 * group in each: only a route that names its parents in full means the same in the other.
 */
function canMove({ root, group, kind }: Resource, replacement: KindReference): boolean {
  if (replacement.group === group) return true;
  const parents = select(root, 'spec.parentRefs[*]');
  return (
    kind === 'HTTPRoute' &&
    parents.length > 0 &&
    parents.every((parent) => ['group', 'kind'].every((name) => scalar(parent, name) !== undefined))
  );
}
