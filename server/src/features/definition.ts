import type { Location } from 'vscode-languageserver-types';
import type { IndexView } from '../workspace/index-view.ts';
import { definitionsOf, occurrenceAt } from '../workspace/occurrences/find-occurrences.ts';
import { toLocation } from './locations.ts';
import type { PositionContext } from './position-context.ts';

/** Where the name under the cursor is defined: every place, if there are several. */
export function provideDefinition({ resource, offset }: PositionContext, index: IndexView): Location[] {
  const occurrence = resource === undefined ? undefined : occurrenceAt(resource, offset);
  if (occurrence === undefined) return [];
  for (const symbol of occurrence.symbols) {
    const definitions = definitionsOf(index, symbol);
    if (definitions.length > 0) return definitions.map(toLocation);
  }
  return [];
}
