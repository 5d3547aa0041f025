import { isTooNew } from '../../schema/check-version.ts';
import { findUpgrade } from '../../schema/upgrade.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';

/** Writes the version that replaces another one of the same kind, in the same group or in the one it moved to. */
export function upgradeVersion({ resource, store, settings }: RefactoringTarget): Refactoring | undefined {
  const { group, version, kind } = resource;
  const replacement = store.findRow(group, version, kind)?.replacement;
  if (replacement === undefined) return undefined;
  const successor = store.findRow(replacement.group, replacement.version, replacement.kind);
  if (successor !== undefined && isTooNew(successor, settings)) return undefined;
  const upgrade = findUpgrade(resource, replacement);
  if (upgrade === undefined) return undefined;
  const api = `${replacement.group}/${replacement.version}`;
  const title = replacement.kind === kind ? `Upgrade to ${api}` : `Upgrade to ${replacement.kind} of ${api}`;
  return { title, kind: REWRITE, edits: upgrade.edits };
}
