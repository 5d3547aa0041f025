import { resolvePlainScalar } from '../scalars.ts';

/** The next piece of a flow collection: white space, a string in quotes, a sign, or text without quotes. */
const PIECE =
  /\s+|"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'|[{}[\],]|:(?=[\s,[\]{}"']|$)|(?:[^\s,[\]{}"':]|:(?![\s,[\]{}]|$))(?:[^,[\]{}:\n]|:(?![\s,[\]{}]|$))*/gy;

/** What starts anything else than a plain text: lists and scalars in block style, anchors, tags, comments. */
const NOT_PLAIN = /^(?:[-?](?:\s|$)|[|>&*!#%@`])/;

/**
 * Writes a stretch of YAML in flow style, such as what an edit inserts, as JSON: with quotes where JSON wants them.
 * @returns undefined for what is more than flow style
 */
export function toJsonSource(flow: string): string | undefined {
  const pieces = flow.match(PIECE) ?? [];
  if (pieces.join('') !== flow) return undefined;
  let json = '';
  for (const [index, piece] of pieces.entries()) {
    const written = writePiece(piece, nextSign(pieces, index));
    if (written === undefined) return undefined;
    json += written;
  }
  return json;
}

/** The first piece behind one that is no white space; undefined at the end. */
function nextSign(pieces: readonly string[], index: number): string | undefined {
  return pieces.slice(index + 1).find((piece) => piece.trim() !== '');
}

function writePiece(piece: string, next: string | undefined): string | undefined {
  const first = piece[0] ?? '';
  if (piece === ':') return next === ',' || next === '}' ? ': null' : ':';
  if (piece.trim() === '' || '{}[],"'.includes(first)) return piece;
  if (first === "'") return JSON.stringify(piece.slice(1, -1).replaceAll("''", "'"));
  if (NOT_PLAIN.test(piece)) return undefined;
  const text = piece.trimEnd();
  const value = next === ':' ? text : resolvePlainScalar(text);
  // JSON has no numbers that are none.
  const isNumberless = typeof value === 'number' && !Number.isFinite(value);
  return JSON.stringify(isNumberless ? text : value) + piece.slice(text.length);
}
