import { isRewritable } from '../../schema/rewritten.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';
import { rewriteSplit } from './rewrite-split.ts';
import { upgradeVersion } from './upgrade-version.ts';

/**
 * Upgrades every resource of a file that can be, those whose shape or kind changes included. Kinds that only have a
 * sibling in another group, as Linkerd's HTTPRoute has, are current where they are.
 * @returns undefined for fewer than two, as each offers its own upgrade
 */
export function upgradeFile(target: RefactoringTarget): Refactoring | undefined {
  const upgrades = target.resourcesOfFile
    .map((resource) => ({ ...target, resource }))
    .filter((each) => isRewritable(each.resource) && isOutdated(each))
    .flatMap((each) => upgradeVersion(each) ?? rewriteSplit(each) ?? []);
  if (upgrades.length < 2) return undefined;
  return {
    title: `Upgrade ${upgrades.length} resources of this file to their current versions`,
    kind: REWRITE,
    edits: () => upgrades.flatMap(({ edits }) => edits()),
  };
}

function isOutdated({ resource, store }: RefactoringTarget): boolean {
  const row = store.findRow(resource.group, resource.version, resource.kind);
  if (row?.replacement === undefined) return false;
  return row.deprecated !== undefined || row.removed !== undefined || row.replacement.group === row.group;
}
