import { describe, expect, it } from 'vitest';
import { YamlDocument } from '../../server/src/yaml/document.ts';
import type { DocumentEdit } from '../../server/src/yaml/edit.ts';
import type { MapNode, Pair } from '../../server/src/yaml/nodes.ts';
import {
  indentLines,
  movePair,
  nestPairs,
  nestUnder,
  unwrapList,
  wrapInList,
} from '../../server/src/yaml/reshape.ts';
import { child, findPair } from '../../server/src/yaml/select.ts';

interface Parts {
  readonly document: YamlDocument;
  readonly map: (path: string) => MapNode;
  readonly pair: (path: string) => Pair;
}

function open(text: string): Parts {
  const document = new YamlDocument('test.yaml', text);
  const node = (path: string) =>
    path
      .split('.')
      .reduce((at: ReturnType<typeof child>, step) => (step === '' ? at : child(at, step)), document.root);
  return {
    document,
    map(path) {
      const found = node(path);
      if (found?.kind !== 'map') throw new Error(`No map at ${path}`);
      return found;
    },
    pair(path) {
      const steps = path.split('.');
      const found = findPair(node(steps.slice(0, -1).join('.')), steps.at(-1) ?? '');
      if (found === undefined) throw new Error(`No pair at ${path}`);
      return found;
    },
  };
}

/** The text after the edits; undefined if there are none to make. */
function reshape(
  text: string,
  edit: (parts: Parts) => readonly DocumentEdit[] | undefined,
): string | undefined {
  return edit(open(text))
    ?.toSorted((left, right) => right.span.start - left.span.start)
    .reduce(
      (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
      text,
    );
}

describe('wrapping in a list', () => {
  it.each([
    ['a: b # c\n', 'a:\n  - b # c\n'],
    ['x:\n- 1\na: b\n', 'x:\n- 1\na:\n- b\n'],
    ['a:\n  b: 1\n  c: 2\n', 'a:\n  - b: 1\n    c: 2\n'],
    ['x:\n- 1\na:\n  b: 1\n  c: 2\n', 'x:\n- 1\na:\n- b: 1\n  c: 2\n'],
    ['a: {b: 1}\n', 'a:\n  - {b: 1}\n'],
    ['a: b\r\n', 'a:\r\n  - b\r\n'],
  ])('%j', (text, expected) => {
    expect(reshape(text, ({ document, pair }) => wrapInList(document, pair('a')))).toBe(expected);
  });

  it('inside flow style', () => {
    const text = '{a: b, c: d}\n';
    expect(reshape(text, ({ document, pair }) => wrapInList(document, pair('a')))).toBe('{a: [b], c: d}\n');
  });
});

describe('unwrapping a list', () => {
  it.each([
    ['a:\n  - b # c\n', 'a: b # c\n'],
    ['a: [b]\n', 'a: b\n'],
    ['a:\n- b: 1\n  c: 2\n', 'a:\n  b: 1\n  c: 2\n'],
    ['a:\n  - b: 1\n    c: 2\n', 'a:\n    b: 1\n    c: 2\n'],
    ['a:\n  # which\n  - b\n', undefined],
    ['a: [b, c]\n', undefined],
  ])('%j', (text, expected) => {
    const unwrapped = reshape(text, ({ document, pair }) => {
      const { value } = pair('a');
      return value.kind === 'seq' ? unwrapList(document, pair('a'), value) : undefined;
    });
    expect(unwrapped).toBe(expected);
  });
});

describe('moving a pair', () => {
  it.each([
    ['a:\n  - b: 1\n    m: # mine\n      x: 1\n', 'a.0.m', '', 'a:\n  - b: 1\nm: # mine\n  x: 1\n'],
    ['a:\n  b: 1\n  m: 2', 'a.m', '', 'a:\n  b: 1\nm: 2'],
    ['a:\n  b: 1\nm: 2\n', 'm', 'a', 'a:\n  b: 1\n  m: 2\n'],
    ['a: {b: 1}\nm: 2\n', 'm', 'a', 'a: {b: 1, m: 2}\n'],
    ['a:\r\n  b: 1\r\n  m: 2\r\n', 'a.m', '', 'a:\r\n  b: 1\r\nm: 2\r\n'],
    ['a:\n  m: 2\n', 'a.m', '', undefined],
  ])('%j', (text, from, to, expected) => {
    expect(reshape(text, ({ document, map, pair }) => movePair(document, pair(from), map(to)))).toBe(
      expected,
    );
  });
});

describe('nesting', () => {
  it('puts a value under a name', () => {
    expect(
      reshape('port: 80 # web\n', ({ document, pair }) => nestUnder(document, pair('port'), 'number')),
    ).toBe('port:\n  number: 80 # web\n');
  });

  it('nests no value of several lines', () => {
    for (const text of ['port: 80\n  or so\n', 'port: |\n  80\n'])
      expect(
        reshape(text, ({ document, pair }) => nestUnder(document, pair('port'), 'number')),
      ).toBeUndefined();
  });

  it('puts neighbours into a new list', () => {
    const text = '- a: 1\n  b: # two\n    - x\n  c: 3\n';
    const nested = reshape(text, ({ document, pair }) =>
      nestPairs(document, [pair('0.a'), pair('0.b')], { name: 'n', isList: true }),
    );
    expect(nested).toBe('- n:\n    - a: 1\n      b: # two\n        - x\n  c: 3\n');
  });

  it('leaves pairs alone that do not follow each other', () => {
    const nested = reshape('a: 1\nb: 2\nc: 3\n', ({ document, pair }) =>
      nestPairs(document, [pair('a'), pair('c')], { name: 'n', isList: false }),
    );
    expect(nested).toBeUndefined();
  });
});

describe('indenting', () => {
  it('leaves blank lines and refuses to go over the margin', () => {
    const text = 'a: 1\n\nb: 2\n';
    const all = { start: 0, end: text.length };
    expect(reshape(text, ({ document }) => indentLines(document, all, 2))).toBe('  a: 1\n\n  b: 2\n');
    expect(reshape(text, ({ document }) => indentLines(document, all, -2))).toBeUndefined();
  });
});
