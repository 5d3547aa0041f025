import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { splitDocuments } from '../../server/src/yaml/split.ts';

const texts = (text: string) => splitDocuments(text).map((segment) => segment.text);

describe('splitDocuments', () => {
  it('keeps every character', () => {
    for (const text of [
      '',
      'a: 1',
      '---\n',
      'a: 1\n---\nb: 2\n...\n# end\n',
      '\uFEFF---\na: 1\r\n---\r\nb: 2',
    ]) {
      expect(texts(text).join('')).toBe(text);
    }
  });

  it('gives comments and directives before the first marker to the document that follows', () => {
    expect(texts('# head\n%YAML 1.2\n---\na: 1\n---\nb: 2\n')).toEqual([
      '# head\n%YAML 1.2\n---\na: 1\n',
      '---\nb: 2\n',
    ]);
  });

  it('ends a document at "..."', () => {
    expect(texts('a: 1\n...\nb: 2\n')).toEqual(['a: 1\n...\n', 'b: 2\n']);
  });

  it('leaves what only looks like a marker alone', () => {
    const text = 'a: |\n  ---\n  x\nb: "---"\n----: 1\n---x: 2\n# ---\n';
    expect(texts(text)).toEqual([text]);
  });

  it('keeps blank lines behind the last document with it', () => {
    expect(texts('a: 1\n---\nb: 2\n\n# the end\n')).toEqual(['a: 1\n', '---\nb: 2\n\n# the end\n']);
    expect(texts('---\na: 1\n---\n')).toEqual(['---\na: 1\n', '---\n']);
  });

  const corpus = path.resolve(import.meta.dirname, '../../../shared/corpus');

  it.skipIf(!existsSync(corpus))(
    'cuts where the parser sees documents, on every corpus file',
    () => {
      for (const name of readdirSync(corpus, { recursive: true, encoding: 'utf8' })) {
        if (!/\.ya?ml$/.test(name) || name.includes('templated')) continue;
        const text = readFileSync(path.join(corpus, name), 'utf8');
        const parsed = parseAllDocuments(text, { logLevel: 'silent' });
        const documents = Array.isArray(parsed)
          ? parsed.filter((document) => document.contents !== null)
          : [];
        const contents = texts(text)
          .map((segment) => parseAllDocuments(segment, { logLevel: 'silent' }))
          .flatMap((found) =>
            Array.isArray(found) ? found.filter((document) => document.contents !== null) : [],
          );
        const values = (found: typeof documents) => found.map((document): unknown => document.toJS());
        expect(values(contents), name).toEqual(values(documents));
      }
    },
    60_000,
  );
});
