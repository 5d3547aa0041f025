import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { YamlNode } from '../../server/src/yaml/nodes.ts';
import { parseAnyYaml } from '../../server/src/yaml/parse.ts';
import { parseSimpleYaml } from '../../server/src/yaml/parse-simple.ts';
import { splitDocuments } from '../../server/src/yaml/split.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folders = [path.join(root, 'examples'), path.resolve(root, '../shared/corpus')];

/** The tree as text, without the links upwards; the links are checked on the way. */
function print(node: YamlNode | undefined, parent?: YamlNode): string {
  if (node === undefined) return '';
  expect(node.parent === parent).toBe(true);
  const place = `${node.kind} ${node.start}-${node.end}`;
  if (node.kind === 'map') {
    const pairs = node.pairs.map((pair) => {
      expect(pair.key.pair === pair && pair.value.pair === pair).toBe(true);
      return `${pair.name} ${pair.start}-${pair.end} ${print(pair.key, node)}: ${print(pair.value, node)}`;
    });
    return `${place} ${node.flow} ${node.hasMerge} {${pairs.join(', ')}}`;
  }
  if (node.kind === 'seq') {
    return `${place} ${node.flow} ${node.dashes.join(' ')} [${node.items.map((item) => print(item, node)).join(', ')}]`;
  }
  return node.kind === 'scalar' ? `${place} ${node.style} ${JSON.stringify([node.text, node.value])}` : place;
}

/** Fails if the quick reader reads `text` at all, and otherwise than the parser for all of YAML. */
function compare(text: string, name = text): 'read' | 'left' {
  const simple = parseSimpleYaml(text);
  if (simple === undefined) return 'left';
  const { root: expected, faults } = parseAnyYaml(text, []);
  expect(faults, name).toEqual([]);
  expect(print(simple.root), name).toBe(print(expected));
  return 'read';
}

describe('parseSimpleYaml', () => {
  it.each([
    'a: 1\n',
    'a:\n  b: x # comment\n  c:\nd: "q"\n',
    'a:\n- b\n-\n- c: 1\n  d: 2\n- - x\n  - y\ne: f\n',
    '---\n# c\na: [1, "b, c", {d: e}, []]\nf: {}\n...\n',
    "a: 'it''s'\n\"b c\": d:e\n? x\n",
    'a: |\n  line\n   deeper\n\n  more\nb: |-\n  x\n',
    'a: http://x/y#z\nb: -1\nc: ~\n',
    'a: b\r\nc:\r\n  - d\r\n',
    'a: "x\\ny"\nb: "\\x41"\n',
    '- a\n- b: c\n',
    '# only a comment\n',
    '',
    'a : b\n',
    'a:\n    - b\n    # c\n    - d\n  # e\nf: g',
    'a: {b: [c]} # d\n',
    'a: |\n  x',
    'a: !x 1\n',
    'a:\n  b: 1\n c: 2\n',
    'a: b\n  c\n',
    'a: [b,\n  c]\n',
    'a: b: c\n',
    'x:\n  - a: 1\n   b: 2\n',
    'a: 1\n---\n',
    '--- a\n',
    '---a: 1\n',
    'a: *b\n',
    'a: "b" c\n',
    'a: "b"#c\n',
    '[a]: b\n',
    '{a: b}: c\n',
    'a: [b]: c\n',
    '- [a]\n- {b: c}\n',
    'a: [x:y, z]\n',
    'a: {x: 1, x: 2}\n',
    'a: - b\n',
    'a: ? b\n',
    'a: :b\n',
    '-a: b\n',
    '- |\n  x\n- y\n',
    'a: |\n\n  x\n',
    'a: |\n  x\n\nb: c\n',
    'a: >\n  x\n',
    'a:b\n',
    'a: b #c: d\n',
    'a #b: c\n',
    'a: [b #c]\n',
    '...\n',
    'a: b\n... # c\n',
  ])('agrees with the parser, or leaves it to it: %j', (text) => {
    compare(text);
  });

  it('agrees on every file there is, and reads most of them', () => {
    let [read, all] = [0, 0];
    for (const folder of folders.filter((candidate) => existsSync(candidate))) {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.ya?ml$/.test(name)) continue;
        const text = readFileSync(path.join(folder, name), 'utf8');
        for (const segment of splitDocuments(text)) {
          all++;
          if (compare(segment.text, `${name}\n${segment.text}`) === 'read') read++;
        }
      }
    }
    expect(read / all).toBeGreaterThan(0.8);
  }, 60_000);

  it('agrees on what is left of a text after cuts and changes', () => {
    const text = readFileSync(path.join(root, 'examples/istio/traffic.yaml'), 'utf8').slice(0, 3000);
    let seed = 1;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const bits = [
      ' ',
      '\n',
      ':',
      '- ',
      '"',
      "'",
      '#',
      '[',
      ']',
      '{',
      '}',
      ',',
      '|',
      'x',
      '  ',
      ': ',
      '\r\n',
      '&',
      '*',
    ];
    for (let round = 0; round < 1500; round++) {
      let changed = splitDocuments(text)[random(3)]?.text ?? '';
      for (let edit = random(4); edit >= 0; edit--) {
        const at = random(changed.length + 1);
        changed = changed.slice(0, at) + (bits[random(bits.length)] ?? '') + changed.slice(at + random(4));
      }
      compare(changed);
    }
  });
});
