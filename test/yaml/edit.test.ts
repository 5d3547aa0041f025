import { describe, expect, it } from 'vitest';
import { YamlDocument } from '../../server/src/yaml/document.ts';
import {
  appendItem,
  insertPair,
  removeItem,
  removePair,
  removePairs,
  replaceSource,
  replaceText,
  type DocumentEdit,
} from '../../server/src/yaml/edit.ts';
import type { MapNode, Pair, SeqNode } from '../../server/src/yaml/nodes.ts';
import { child, findPair } from '../../server/src/yaml/select.ts';

/** A document with its parts found by dotted paths. */
function open(text: string) {
  const document = new YamlDocument('test.yaml', text);
  const node = (path: string) =>
    path
      .split('.')
      .reduce((at: ReturnType<typeof child>, step) => (step === '' ? at : child(at, step)), document.root);
  const map = (path: string): MapNode => {
    const found = node(path);
    if (found?.kind !== 'map') throw new Error(`No map at ${path}`);
    return found;
  };
  const seq = (path: string): SeqNode => {
    const found = node(path);
    if (found?.kind !== 'seq') throw new Error(`No list at ${path}`);
    return found;
  };
  const pair = (path: string): Pair => {
    const steps = path.split('.');
    const found = findPair(node(steps.slice(0, -1).join('.')), steps.at(-1) ?? '');
    if (found === undefined) throw new Error(`No pair at ${path}`);
    return found;
  };
  return { document, map, seq, pair };
}

function apply(text: string, ...edits: readonly DocumentEdit[]): string {
  return [...edits]
    .sort((left, right) => right.span.start - left.span.start)
    .reduce(
      (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
      text,
    );
}

it('leaves an empty map behind a dash that no blank follows', () => {
  const text = 'a:\n  -\r b: 1\n';
  const { document, seq } = open(text);
  const [item] = seq('a').items;
  const pair = item?.kind === 'map' ? item.pairs[0] : undefined;
  expect(apply(text, removePair(document, pair!))).toBe('a:\n  - {}\n');
});

describe('inserting a key that is there without a value', () => {
  it.each([
    ['a:\n  b:\n', 'x', 'a:\n  b: x\n'],
    ['a:\n  b: null # c\n', 'x', 'a:\n  b: x # c\n'],
    ['a:\n  b: ~\n  c: 1\n', 'd: 1\ne: 2', 'a:\n  b:\n    d: 1\n    e: 2\n  c: 1\n'],
    ['a: {b: null}\n', 'd: 1', 'a: {b: {d: 1}}\n'],
    ['a: {b, c: 1}\n', 'x', 'a: {b, c: 1, b: x}\n'],
  ])('gives %j the value %j', (text, value, expected) => {
    const { document, map } = open(text);
    expect(apply(text, insertPair(document, map('a'), { key: 'b', value }))).toBe(expected);
  });
});

describe('replacing', () => {
  it.each([
    ['a: b # c\n', 'x', 'a: x # c\n'],
    ['a: "b"\n', 'x', 'a: "x"\n'],
    ["a: 'b'\n", "it's", "a: 'it''s'\n"],
    ['a: b\n', 'yes', 'a: "yes"\n'],
    ['a: b\n', 'c: d', 'a: "c: d"\n'],
    ['a: {b: c}\n', 'x', 'a: x\n'],
  ])('%j by text %j', (text, value, expected) => {
    const { document, pair } = open(text);
    expect(apply(text, replaceText(document, pair('a').value, value))).toBe(expected);
  });

  it('a missing value keeps a blank behind the colon', () => {
    const { document, pair } = open('a:\nb: 1\n');
    expect(apply('a:\nb: 1\n', replaceSource(document, pair('a').value, '5'))).toBe('a: 5\nb: 1\n');
  });
});

describe('inserting a pair', () => {
  const insert = (
    text: string,
    path: string,
    entry: { key: string; value: string },
    place: { after?: string; before?: string } = {},
  ) => {
    const { document, map, pair } = open(text);
    const after = place.after === undefined ? undefined : pair(place.after);
    const before = place.before === undefined ? undefined : pair(place.before);
    return apply(text, insertPair(document, map(path), { ...entry, after, before }));
  };

  it('goes behind the last one, after its comment', () => {
    expect(insert('a:\n  b: 1 # one\nc: 2\n', 'a', { key: 'd', value: '3' })).toBe(
      'a:\n  b: 1 # one\n  d: 3\nc: 2\n',
    );
  });
  it('goes behind a block', () => {
    expect(insert('a:\n  b:\n    - 1\n  c: 2\n', 'a', { key: 'd', value: '3' }, { after: 'a.b' })).toBe(
      'a:\n  b:\n    - 1\n  d: 3\n  c: 2\n',
    );
  });
  it('goes before the first one behind a dash', () => {
    expect(insert('- b: 1\n', '0', { key: 'a', value: 'x: 1\ny: 2' }, { before: '0.b' })).toBe(
      '- a:\n    x: 1\n    y: 2\n  b: 1\n',
    );
  });
  it('goes into flow style', () => {
    expect(insert('a: {b: 1}\n', 'a', { key: 'c', value: '- d: 1\n  e: 2' })).toBe(
      'a: {b: 1, c: [{d: 1, e: 2}]}\n',
    );
  });
  it('goes into an empty map', () => {
    expect(insert('a: {}\n', 'a', { key: 'c', value: '1' })).toBe('a: {c: 1}\n');
  });
  it('keeps CRLF', () => {
    expect(insert('a:\r\n  b: 1\r\n', 'a', { key: 'c', value: '- 1' })).toBe(
      'a:\r\n  b: 1\r\n  c:\r\n    - 1\r\n',
    );
  });
  it('writes lists as the document does', () => {
    expect(insert('a:\n- 1\nb: 2\n', '', { key: 'c', value: '- 1' })).toBe('a:\n- 1\nb: 2\nc:\n- 1\n');
  });
  it('works at the end of a text without line break', () => {
    expect(insert('a: 1', '', { key: 'b', value: '2' })).toBe('a: 1\nb: 2');
  });
});

describe('removing', () => {
  it.each([
    ['a: 1 # x\nb: 2\n', 'a', 'b: 2\n'],
    ['- a: 1\n  b: 2\n', '0.a', '- b: 2\n'],
    ['- a: 1\n  b: 2\n', '0.b', '- a: 1\n'],
    ['a:\n  b: 1\nc: 2\n', 'a.b', 'a: {}\nc: 2\n'],
    ['a: {b: 1, c: 2}\n', 'a.b', 'a: {c: 2}\n'],
    ['a: {b: 1, c: 2}\n', 'a.c', 'a: {b: 1}\n'],
    ['a: {b: 1}\n', 'a.b', 'a: {}\n'],
    ['a: |\n  text\nb: 2\n', 'a', 'b: 2\n'],
  ])('from %j the pair %s', (text, path, expected) => {
    const { document, pair } = open(text);
    expect(apply(text, removePair(document, pair(path)))).toBe(expected);
  });

  it.each([
    ['- a: 1\n  b: 2\n  c: 3\n', ['0.a', '0.b'], '- c: 3\n'],
    ['- a: 1\n  b: 2\n  c: 3\n', ['0.a', '0.c'], '- b: 2\n'],
    ['a:\n  b: 1\n  c: 2\n', ['a.b', 'a.c'], 'a: {}\n'],
  ])('from %j the pairs %j', (text, paths, expected) => {
    const { document, pair } = open(text);
    expect(apply(text, ...removePairs(document, paths.map(pair)))).toBe(expected);
  });

  it.each([
    ['a:\n  - 1\n  - 2\n', 0, 'a:\n  - 2\n'],
    ['a:\n  - 1\n', 0, 'a: []\n'],
    ['a: [1, 2]\n', 1, 'a: [1]\n'],
  ])('from %j item %i', (text, index, expected) => {
    const { document, seq } = open(text);
    expect(apply(text, removeItem(document, seq('a'), index))).toBe(expected);
  });
});

describe('appending an item', () => {
  it.each([
    ['a:\n- b: 1\n', 'b: 2\nc: 3', 'a:\n- b: 1\n- b: 2\n  c: 3\n'],
    ['a: [1]\n', '2', 'a: [1, 2]\n'],
    ['a: []\n', '2', 'a: [2]\n'],
  ])('to %j', (text, value, expected) => {
    const { document, seq } = open(text);
    expect(apply(text, appendItem(document, seq('a'), value))).toBe(expected);
  });
});
