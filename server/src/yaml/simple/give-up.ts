/** Thrown, once and for all, where the text needs the real parser. */
const NOT_SIMPLE = new Error('not simple');

/** Leaves the text to the parser for all of YAML. */
export function giveUp(): never {
  throw NOT_SIMPLE;
}

/** True for what `giveUp` throws. */
export function isNotSimple(error: unknown): boolean {
  return error === NOT_SIMPLE;
}

/** Nested deeper than anybody writes by hand. */
export const DEEPEST = 60;
