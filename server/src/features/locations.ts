import type { Location } from 'vscode-languageserver-types';
import type { Occurrence } from '../workspace/occurrences/occurrence.ts';

/** Where an occurrence's name stands. */
export function toLocation({ resource: { document }, span }: Occurrence): Location {
  return { uri: document.uri, range: document.rangeOf(span) };
}
