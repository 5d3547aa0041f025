/** The lines of a text, numbered from zero. */
export interface Lines {
  readonly lineCount: number;
  lineAt(line: number): { readonly text: string };
}

const separator = /^---(?:\s|$)/;

/**
 * Tells whether a YAML document may start on a line: only blank lines and comments stand between it and the start of
 * the text or the last `---`, and between it and the next `---` or the end.
 */
export function mayStartDocument(lines: Lines, line: number): boolean {
  return isOpenUntil(lines, line - 1, -1) && isOpenUntil(lines, line + 1, 1);
}

/** Walks from a line in steps of one, over what holds no content, to a `---` or an end of the text. */
function isOpenUntil(lines: Lines, start: number, step: 1 | -1): boolean {
  for (let line = start; line >= 0 && line < lines.lineCount; line += step) {
    const { text } = lines.lineAt(line);
    if (separator.test(text)) return true;
    if (!/^\s*(?:#|$)/.test(text)) return false;
  }
  return true;
}
