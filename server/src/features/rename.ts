import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { IndexView } from '../workspace/index-view.ts';
import { UserError } from '../util/user-error.ts';
import { meaningOf, occurrenceAt, occurrencesOf } from '../workspace/occurrences/find-occurrences.ts';
import type { Occurrence } from '../workspace/occurrences/occurrence.ts';
import type { Range } from '../yaml/document.ts';
import type { DocumentEdit } from '../yaml/edit.ts';
import { replaceText } from '../yaml/edit.ts';
import type { PositionContext } from './position-context.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

/** A name that Kubernetes takes for most things: lower case letters, digits, `-` and `.`. */
const NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** @returns what would be renamed; undefined where the cursor is on no name that can be */
export function prepareRename({
  resource,
  offset,
}: PositionContext): { range: Range; placeholder: string } | undefined {
  const occurrence = resource === undefined ? undefined : occurrenceAt(resource, offset);
  if (occurrence?.canRename !== true) return undefined;
  const { document } = occurrence.resource;
  const { start, end } = occurrence.span;
  return { range: document.rangeOf(occurrence.span), placeholder: document.text.slice(start, end) };
}

/**
 * Renames what the cursor is on, in all files, in the form that each place needs: only the first label of a
 * host, only the name behind a namespace.
 * @throws UserError for a name that Kubernetes would not take
 */
export function provideRename(
  context: PositionContext,
  index: IndexView,
  newName: string,
): WorkspaceEdit | undefined {
  if (prepareRename(context) === undefined) return undefined;
  if (!NAME.test(newName) || newName.length > 253) {
    throw new UserError(
      `"${newName}" is no name that Kubernetes takes. Use lower case letters, digits, "-" and ".".`,
    );
  }
  const occurrence = context.resource && occurrenceAt(context.resource, context.offset);
  const symbol = occurrence && meaningOf(index, occurrence);
  if (symbol === undefined) return undefined;
  return toWorkspaceEdit(occurrencesOf(index, symbol).map((found) => replaceName(found, newName)));
}

function replaceName({ resource: { document }, node, span }: Occurrence, newName: string): DocumentEdit {
  const isWhole = span.start === node.start && span.end === node.end;
  return isWhole ? replaceText(document, node, newName) : { document, span, newText: newName };
}
