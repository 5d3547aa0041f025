import type { CodeAction } from 'vscode-languageserver-types';
import type { Resource } from '../../resources/resource.ts';
import { isRewritable } from '../../schema/rewritten.ts';
import { lineEnd, lineStart } from '../../yaml/edit.ts';
import { fitEdits } from '../../yaml/fit-edits.ts';
import type { Span } from '../../yaml/nodes.ts';
import { wants } from '../code-actions.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';
import { extractSubset } from './extract-subset.ts';
import { REWRITE, type FindRefactoring, type RefactoringTarget } from './refactoring.ts';
import { rewriteRoute } from './rewrite-route.ts';
import { rewriteSplit } from './rewrite-split.ts';
import { rewriteVirtualService } from './rewrite-virtual-service.ts';
import { splitPolicy } from './split-policy.ts';
import { splitSpecs } from './split-specs.ts';
import { upgradeFile } from './upgrade-file.ts';
import { upgradeVersion } from './upgrade-version.ts';

const REFACTORINGS: readonly FindRefactoring[] = [
  upgradeVersion,
  upgradeFile,
  extractSubset,
  splitPolicy,
  splitSpecs,
  rewriteSplit,
  rewriteVirtualService,
  rewriteRoute,
];

/**
 * The changes of form that apply where the cursor is; in JSON those that JSON has a way to write.
 * @param only the kinds asked for; undefined for all
 */
export function provideRefactorings(
  target: RefactoringTarget,
  only: readonly string[] | undefined,
): CodeAction[] {
  if (!isRewritable(target.resource) && !isWholeJson(target.resource)) return [];
  // A rewrite is offered unasked on the lines that say what the resource is, or a light bulb would always be there.
  const isOnHead = isOnLineOf(target, target.resource.apiVersionNode, target.resource.kindNode);
  return REFACTORINGS.flatMap((find) => find(target) ?? [])
    .filter(({ kind }) => wants(only, kind) && (kind !== REWRITE || isOnHead || only !== undefined))
    .flatMap(({ title, kind, edits }) => {
      const fitted = fitEdits(edits());
      return fitted === undefined ? [] : [{ title, kind, edit: toWorkspaceEdit(fitted) }];
    });
}

function isWholeJson({ document, root }: Resource): boolean {
  return document.isJson && root === document.root && document.masks.length + document.faults.length === 0;
}

function isOnLineOf({ resource, offset }: RefactoringTarget, ...nodes: readonly Span[]): boolean {
  const { text } = resource.document;
  return nodes.some(({ start, end }) => lineStart(text, start) <= offset && offset <= lineEnd(text, end));
}
