import type { YamlNode } from './nodes.ts';
import { giveUp, isNotSimple } from './simple/give-up.ts';
import { readBlock } from './simple/read-block.ts';
import { TextCursor } from './simple/text-cursor.ts';

/** Tabs, a byte order mark and control characters have rules of their own. */
// oxlint-disable-next-line no-control-regex -- The very characters that are looked for.
const UNUSUAL = /[\t\uFEFF\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u0085\u2028\u2029]|\r(?!\n)/;
/**
 * Reads the part of YAML that nearly every manifest is written in: block maps and lists, scalars and flow
 * collections of one line, literal blocks. It is several times quicker than the parser for all of YAML, and
 * gives the same tree to the offset (a test compares the two on every file there is).
 * @param text one document, without template expressions
 * @returns undefined if the text uses anything else, or is broken: `parse.ts` then asks the real parser
 */
export function parseSimpleYaml(text: string): { readonly root: YamlNode | undefined } | undefined {
  if (UNUSUAL.test(text)) return undefined;
  try {
    return { root: readDocument(new TextCursor(text)) };
  } catch (error) {
    if (isNotSimple(error)) return undefined;
    throw error;
  }
}

function readDocument(cursor: TextCursor): YamlNode | undefined {
  cursor.toContent(0);
  if (cursor.column === 0 && cursor.text.startsWith('---', cursor.at)) {
    const rest = cursor.restOfLine(cursor.at + 3);
    if (rest !== cursor.at + 3 && cursor.text[cursor.at + 3] !== ' ') giveUp();
    if (!cursor.isEmpty(cursor.at + 3, rest)) giveUp();
    cursor.toContent(rest);
  }
  // A document of markers alone holds an empty value to the real parser.
  if (cursor.column === -1) return /^(?:---|\.\.\.)/m.test(cursor.text) ? giveUp() : undefined;
  if (cursor.text[cursor.at] === '%') giveUp();
  const root = readBlock(cursor);
  if (cursor.column !== -1) giveUp();
  return root;
}
