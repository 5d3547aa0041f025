/** A replacement of a stretch of a text. Offsets are UTF-16 code units, the end exclusive. */
export interface OffsetEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** What an edited text is made of: a stretch of the original text, or new text. */
type Piece = { readonly start: number; readonly end: number } | string;

/** The text after edits that do not overlap; insertions come before a replacement at the same place. */
export function applyEdits(text: string, edits: readonly OffsetEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of inOrder(edits)) {
    parts.push(text.slice(at, start), newText);
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/**
 * Makes several rounds of edits into one, so that the user undoes them in one step.
 * @param length that of the original text
 * @param rounds each about the text that the one before it made
 * @returns edits of the original text, in order
 */
export function composeEdits(length: number, rounds: readonly (readonly OffsetEdit[])[]): OffsetEdit[] {
  let pieces: readonly Piece[] = [{ start: 0, end: length }];
  for (const edits of rounds) {
    const next: Piece[] = [];
    const cut = createCutter(pieces);
    let at = 0;
    for (const { start, end, newText } of inOrder(edits)) {
      next.push(...cut(at, start), newText);
      at = end;
    }
    pieces = [...next, ...cut(at, Number.POSITIVE_INFINITY)];
  }
  return toEdits(pieces, length);
}

function inOrder(edits: readonly OffsetEdit[]): OffsetEdit[] {
  return [...edits].sort((left, right) => left.start - right.start || left.end - right.end);
}

/** Cuts one stretch after another, in order, out of the text that `pieces` make. */
function createCutter(pieces: readonly Piece[]): (from: number, to: number) => Piece[] {
  let index = 0;
  let at = 0;
  return (from, to) => {
    const found: Piece[] = [];
    for (let piece = pieces[index]; piece !== undefined; piece = pieces[++index]) {
      const size = typeof piece === 'string' ? piece.length : piece.end - piece.start;
      const [start, end] = [Math.max(from - at, 0), Math.min(to - at, size)];
      if (start < end) found.push(cutPiece(piece, start, end));
      // The rest of the piece is for the next stretch.
      if (at + size > to) break;
      at += size;
    }
    return found;
  };
}

function cutPiece(piece: Piece, start: number, end: number): Piece {
  if (typeof piece === 'string') return piece.slice(start, end);
  return { start: piece.start + start, end: piece.start + end };
}

/** What stands between two stretches of the original in place of what stood there. */
function toEdits(pieces: readonly Piece[], length: number): OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  let at = 0;
  let newText = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if (typeof piece === 'string') {
      newText += piece;
      continue;
    }
    if (piece.start > at || newText !== '') edits.push({ start: at, end: piece.start, newText });
    at = piece.end;
    newText = '';
  }
  return edits;
}
