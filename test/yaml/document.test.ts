import { describe, expect, it } from 'vitest';
import { YamlFile } from '../../server/src/yaml/document.ts';

const three = 'a: 1\n---\nb: 2\n---\nc: 3\n';

describe('YamlFile', () => {
  it('parses only the document that changed, and moves those behind it', () => {
    const file = new YamlFile('f');
    file.update(three);
    const [first, second, third] = file.documents;
    const changes = file.update('a: 1\n---\nb:\n  - 2\n---\nc: 3\n');
    expect(file.documents[0]).toBe(first);
    expect(file.documents[2]).toBe(third);
    expect(changes).toEqual({ added: [file.documents[1]], removed: [second] });
    expect(third?.rangeOf({ start: 4, end: 5 })).toEqual({
      start: { line: 5, character: 0 },
      end: { line: 5, character: 1 },
    });
  });

  it('keeps equal documents apart', () => {
    const file = new YamlFile('f');
    file.update('---\na: 1\n---\na: 1\n');
    expect(file.documents[0]).not.toBe(file.documents[1]);
    const { added, removed } = file.update('---\na: 1\n');
    expect([added.length, removed.length]).toEqual([0, 1]);
  });

  it('uses what was prepared, and only what it needs of it', () => {
    const file = new YamlFile('f');
    const prepared = [...file.prepare('---\na: 1\n---\na: 1\n---\nb: 2\n')];
    expect(file.documents).toEqual([]);
    // Left off after the first of its steps.
    const { value: other } = file.prepare(`${three}---\na: 1\n`).next();
    file.update('---\na: 1\n---\na: 1\n');
    expect(new Set(file.documents)).toEqual(new Set(prepared.slice(0, 2)));
    expect(file.documents).not.toContain(other);
    const [first] = file.documents;
    expect([...file.prepare('---\na: 1\n')]).toEqual([]);
    file.update('---\na: 1\n');
    expect(file.documents).toEqual([first]);
  });

  it('finds the document of a position', () => {
    const file = new YamlFile('f');
    file.update(three);
    const at = (line: number) => file.documents.indexOf(file.documentAt({ line, character: 0 })!);
    expect([0, 1, 2, 3, 4, 99].map(at)).toEqual([0, 1, 1, 2, 2, 2]);
  });

  it('turns positions into offsets and back', () => {
    const file = new YamlFile('f');
    file.update('a: 1\r\n---\r\nb: "ü"\r\n');
    const document = file.documents[1]!;
    const offset = document.offsetAt({ line: 2, character: 4 });
    expect(document.text.slice(offset, offset + 1)).toBe('ü');
    expect(document.rangeOf({ start: offset, end: offset }).start).toEqual({ line: 2, character: 4 });
  });
});
