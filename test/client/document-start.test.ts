import { describe, expect, it } from 'vitest';
import { mayStartDocument, type Lines } from '../../client/src/document-start.ts';

function toLines(text: string): Lines {
  const lines = text.split('\n');
  return { lineCount: lines.length, lineAt: (line) => ({ text: lines[line] ?? '' }) };
}

describe('mayStartDocument', () => {
  it.each([
    ['in an empty file', '', 0],
    ['below a comment', '# Checkout\n', 1],
    ['after a separator', 'kind: Service\n---\n', 2],
    ['before a separator', '\n---\nkind: Service', 0],
    ['between separators with a tag or comment', 'a: 1\n--- # two\n\n---\nb: 2', 2],
  ])('says yes %s', (_, text, line) => {
    expect(mayStartDocument(toLines(text), line)).toBe(true);
  });

  it.each([
    ['below a key', 'kind: Service\n', 1],
    ['above a key', '\nkind: Service', 0],
    ['inside a resource', 'spec:\n  \n  host: a', 1],
    ['after dashes that separate nothing', 'a: |\n  ---\n', 2],
    ['after a word that starts with dashes', '---a: 1\n', 1],
  ])('says no %s', (_, text, line) => {
    expect(mayStartDocument(toLines(text), line)).toBe(false);
  });
});
