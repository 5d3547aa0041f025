import { changeApi } from '../../schema/api-fixes.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';

/** Writes the version that replaces a deprecated or removed one of the same kind. */
export function upgradeVersion({ resource, store }: RefactoringTarget): Refactoring | undefined {
  const { group, version, kind } = resource;
  const row = store.findRow(group, version, kind);
  const replacement = row?.replacement;
  if (replacement === undefined || replacement.kind !== kind || replacement.group !== group) return undefined;
  return {
    title: `Upgrade to ${replacement.group}/${replacement.version}`,
    kind: REWRITE,
    edits: changeApi(resource, replacement, 'suggestion').edits,
  };
}
