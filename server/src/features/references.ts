import type { DocumentHighlight, Location } from 'vscode-languageserver-types';
import type { IndexView } from '../workspace/index-view.ts';
import { meaningOf, occurrenceAt, occurrencesOf } from '../workspace/occurrences/find-occurrences.ts';
import type { Occurrence } from '../workspace/occurrences/occurrence.ts';
import { toLocation } from './locations.ts';
import type { PositionContext } from './position-context.ts';

/** LSP's numbers for what a highlight marks. */
const READ = 2;
const WRITE = 3;

/** Every mention of what the cursor is on, in all files. */
export function provideReferences(
  context: PositionContext,
  index: IndexView,
  includeDeclaration: boolean,
): Location[] {
  return sameMeaning(context, index)
    .filter(({ role }) => includeDeclaration || role === 'reference')
    .map(toLocation);
}

/** Every mention of what the cursor is on, in this file. */
export function provideHighlights(context: PositionContext, index: IndexView): DocumentHighlight[] {
  return sameMeaning(context, index)
    .filter(({ resource }) => resource.document.uri === context.document.uri)
    .map((occurrence) => ({
      range: toLocation(occurrence).range,
      kind: occurrence.role === 'definition' ? WRITE : READ,
    }));
}

function sameMeaning({ resource, offset }: PositionContext, index: IndexView): Occurrence[] {
  const occurrence = resource === undefined ? undefined : occurrenceAt(resource, offset);
  const symbol = occurrence === undefined ? undefined : meaningOf(index, occurrence);
  return symbol === undefined ? [] : occurrencesOf(index, symbol);
}
