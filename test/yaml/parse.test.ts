import { describe, expect, it } from 'vitest';
import { pathOf, type YamlNode } from '../../server/src/yaml/nodes.ts';
import { nodeAtOffset } from '../../server/src/yaml/at-offset.ts';
import { parseYaml } from '../../server/src/yaml/parse.ts';
import { scalars, select } from '../../server/src/yaml/select.ts';
import { toValue } from '../../server/src/yaml/to-value.ts';
import { readMarkedFile } from '../support/markers.ts';

const sourceOf = (text: string, node: YamlNode) => text.slice(node.start, node.end);

describe('parseYaml', () => {
  it('keeps the spans of keys, values and dashes', () => {
    const text = 'spec:\n  hosts: # who\n  - "a b"\n  - c\n  empty:\n  flow: {x: [1, 2]}\n';
    const { root, faults } = parseYaml(text);
    expect(faults).toEqual([]);
    expect(scalars(root, 'spec.hosts[*]').map((node) => sourceOf(text, node))).toEqual(['"a b"', 'c']);
    const hosts = select(root, 'spec.hosts')[0];
    expect(hosts?.kind === 'seq' && hosts.dashes.map((dash) => text[dash])).toEqual(['-', '-']);
    expect(toValue(root)).toEqual({ spec: { hosts: ['a b', 'c'], empty: null, flow: { x: [1, 2] } } });
    const empty =
      root?.kind === 'map' && root.pairs[0]?.value.kind === 'map' && root.pairs[0].value.pairs[1]?.value;
    expect(empty && text.slice(0, empty.start).endsWith('empty:')).toBe(true);
  });

  it('resolves aliases and merge keys as Kubernetes does', () => {
    const { root } = parseYaml('base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\nlist: [*b]\n');
    expect(toValue(root)).toEqual({ base: { x: 1, y: 2 }, use: { x: 1, y: 3 }, list: [{ x: 1, y: 2 }] });
    expect(scalars(root, 'use.x').map((node) => node.value)).toEqual([1]);
  });

  it('keeps the good part of a broken text', () => {
    const { root, faults } = parseYaml('spec:\n  hosts: [a, b\n  http:\n');
    expect(faults.length).toBeGreaterThan(0);
    expect(scalars(root, 'spec.hosts[*]')[0]?.text).toBe('a');
  });

  it.each([
    '',
    '\u0000',
    '{{',
    '[[[[',
    '- - - -',
    '? ?',
    '&a *a',
    '*a',
    '%',
    '\t',
    '"',
    "'",
    '|',
    'a: *b',
    '<<: *x',
  ])('never throws on %j', (text) => {
    expect(() => toValue(parseYaml(text).root)).not.toThrow();
  });

  it('gives up on nesting that nobody can mean', () => {
    expect(parseYaml('['.repeat(100_000)).faults[0]?.reason).toBe('TOO_DEEP');
    expect(parseYaml('- '.repeat(100_000)).faults[0]?.reason).toBe('TOO_DEEP');
    expect(parseYaml(`# ${'-'.repeat(5000)}\na: 1\n`).faults).toEqual([]);
  });

  it('does not let aliases blow up a value', () => {
    let text = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
    for (let level = 1; level < 10; level++) {
      text += `a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]\n`;
    }
    expect(toValue(parseYaml(text).root)).toBeUndefined();
  });

  it('finds what is under the cursor', () => {
    const { text, cursors } = readMarkedFile('spec:\n  http:\n    - route:\n        - wei<|>ght: 9<|>0\n<|>');
    const { root } = parseYaml(text);
    const found = cursors.map((offset) => nodeAtOffset(root, offset));
    expect(found.map((at) => at && [pathOf(at.node).join('.'), at.isKey])).toEqual([
      ['spec.http.0.route.0.weight', true],
      ['spec.http.0.route.0.weight', false],
      undefined,
    ]);
  });
});
