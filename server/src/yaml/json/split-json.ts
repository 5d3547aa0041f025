import type { Segment } from '../split.ts';

/** Cuts a stretch of JSON into the objects that stand in it one behind the other, as `kubectl` reads them. */
export function splitJson({ offset, text }: Segment): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  // Within one value there is a comma between a `}` and the next `{`.
  for (const { index, 0: gap } of text.matchAll(/\}[ \t\r]*\n(?=\{)/g)) {
    const end = index + gap.length;
    segments.push({ offset: offset + start, text: text.slice(start, end) });
    start = end;
  }
  return [...segments, { offset: offset + start, text: text.slice(start) }];
}
