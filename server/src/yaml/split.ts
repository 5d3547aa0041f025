/** A stretch of a file that holds one YAML document, its `---` line and the comments before it included. */
export interface Segment {
  /** Offset in the file, in UTF-16 code units. */
  readonly offset: number;
  readonly text: string;
}

/**
 * Cuts a file into its YAML documents without parsing it.
 *
 * YAML 1.2 §9.1.2 lets no scalar, quoted and block scalars included, run past a line that starts with `---`
 * or `...` followed by white space (`c-forbidden`), so these lines are the boundaries, whatever surrounds
 * them. Comments and directives before the first `---` belong to the document that follows.
 * The segments, joined, are the whole text; an empty text has one empty segment.
 */
export function splitDocuments(text: string): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  for (const marker of findMarkers(text)) {
    const end = marker.isStart ? marker.offset : marker.lineEnd;
    if (end <= start || isPrologue(text, start, marker.offset)) continue;
    segments.push({ offset: start, text: text.slice(start, end) });
    start = end;
  }
  const last = segments.at(-1);
  if (last !== undefined && isPrologue(text, start, text.length)) {
    // What trails the last document (blank lines, comments) stays with it.
    segments[segments.length - 1] = { offset: last.offset, text: text.slice(last.offset) };
  } else {
    segments.push({ offset: start, text: text.slice(start) });
  }
  return segments;
}

interface Marker {
  readonly offset: number;
  /** True for `---`, false for `...`. */
  readonly isStart: boolean;
  /** Offset behind the line's end. */
  readonly lineEnd: number;
}

function findMarkers(text: string): Marker[] {
  const markers = [...findLinesOf(text, '---'), ...findLinesOf(text, '...')];
  return markers.sort((left, right) => left.offset - right.offset);
}

function* findLinesOf(text: string, marker: string): Generator<Marker> {
  for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + 1)) {
    const before = at === 0 || (at === 1 && text[0] === '\uFEFF') ? '\n' : text[at - 1];
    const after = text[at + 3];
    if (before !== '\n' && before !== '\r') continue;
    if (after !== undefined && after !== '\n' && after !== '\r' && after !== ' ' && after !== '\t') continue;
    const newline = text.indexOf('\n', at);
    yield { offset: at, isStart: marker === '---', lineEnd: newline === -1 ? text.length : newline + 1 };
  }
}

/** True if nothing but blank lines, comments and directives stands in `[start, end)`. */
function isPrologue(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const char = text[at];
    if (char === '#' || char === '%') {
      const newline = text.indexOf('\n', at);
      if (newline === -1) return true;
      at = newline;
    } else if (char !== ' ' && char !== '\t' && char !== '\n' && char !== '\r' && char !== '\uFEFF') {
      return false;
    }
  }
  return true;
}
