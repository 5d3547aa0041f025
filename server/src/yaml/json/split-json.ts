import type { Segment } from '../split.ts';

/** More objects than these stay in one piece, which is then broken: nobody keeps so many in a file. */
const MOST_OBJECTS = 50_000;

/** Cuts a stretch of JSON into the objects that stand in it one behind the other, as `kubectl` reads them. */
export function splitJson({ offset, text }: Segment): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  // Within one value there is a comma between a `}` and the next `{`.
  for (const { index, 0: gap } of text.matchAll(/\}[ \t\r]*\n(?=\{)/g)) {
    if (segments.length === MOST_OBJECTS) break;
    const end = index + gap.length;
    segments.push({ offset: offset + start, text: text.slice(start, end) });
    start = end;
  }
  return [...segments, { offset: offset + start, text: text.slice(start) }];
}
