import { describe, expect, it } from 'vitest';
import { YamlFile } from '../../server/src/yaml/document.ts';
import { isJson, looksLikeManifest } from '../../server/src/yaml/json/is-json.ts';
import { outsideComments } from '../../server/src/yaml/json/outside-comments.ts';
import { parseJson } from '../../server/src/yaml/json/read-json.ts';
import { toJsonSource } from '../../server/src/yaml/json/to-json-source.ts';
import { parseAnyYaml } from '../../server/src/yaml/parse.ts';
import { toValue } from '../../server/src/yaml/to-value.ts';

describe('isJson', () => {
  it.each([
    ['file:///a.json', 'anything', true],
    ['git:/a.json?%7B%22path%22%7D', '', true],
    ['file:///a.jsonc', '// {}', true],
    ['file:///a.yaml', '{"a": 1}', false],
    ['file:///a.json', '---\n{"a": 1}', false],
    ['untitled:Untitled-1', ' {\n  "a": 1}', true],
    ['stdin:/-', '{}', true],
    ['stdin:/-', '{{ include "a" }}', false],
    ['stdin:/-', '{a: 1}', false],
  ])('%s with %j: %j', (uri, text, expected) => expect(isJson(uri, text)).toBe(expected));
});

describe('looksLikeManifest', () => {
  it.each([
    ['{"apiVersion": "v1", "kind": "Service"}', true],
    ['{"items": [{"kind":"Service","apiVersion" : "v1"}]}', true],
    ['{"apiVersion": "v1", "kind": ', true],
    ['{"name": "web", "version": "1.0.0"}', false],
    ['{"properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}}}', false],
    ['{"kind": "Service"}', false],
  ])('%s: %j', (text, expected) => expect(looksLikeManifest(text)).toBe(expected));
});

describe('parseJson', () => {
  it.each([
    '{}',
    '[]',
    '"a"',
    '{"a": [1, -2.5e3, true, false, null], "b": {"c": {}, "d": []}}',
    '{\n\t"a": "\\u00e9\\n\\"",\r\n\t"b": "é"\r\n}\r\n',
    '\uFEFF{"a": ""}',
  ])('gives the tree that the parser for all of YAML gives: %j', (text) => {
    const { root, faults } = parseJson('a.json', text);
    expect(faults).toEqual([]);
    expect(toValue(root)).toEqual(JSON.parse(text.replace('\uFEFF', '')));
    if (text.includes('\t') || text.startsWith('\uFEFF')) return;
    expect(root).toEqual(parseAnyYaml(text, []).root);
  });

  it.each([
    ['a missing value', '{"a": , "b": 1}', { a: null, b: 1 }, ['JSON_MISSING_VALUE']],
    [
      'a missing value before the next key',
      '{"a":\n"b": 1}',
      { a: null, b: 1 },
      ['JSON_MISSING_VALUE', 'JSON_MISSING_COMMA'],
    ],
    ['a missing comma', '{"a": 1\n"b": 2}', { a: 1, b: 2 }, ['JSON_MISSING_COMMA']],
    ['a spare comma', '{"a": [1, 2,],}', { a: [1, 2] }, ['JSON_EXTRA_COMMA', 'JSON_EXTRA_COMMA']],
    ['a missing colon', '{"a" , "b": 1}', { a: null, b: 1 }, ['JSON_MISSING_COLON']],
    ['an open quote', '{"a": "b\n, "c": 1}', { a: 'b', c: 1 }, ['MISSING_CHAR']],
    ['open brackets', '{"a": [{"b": 1', { a: [{ b: 1 }] }, Array.from({ length: 3 }, () => 'MISSING_CHAR')],
    ['a bracket too many', '{"a": 1}}', { a: 1 }, ['JSON_MORE']],
    ['other brackets', '{"a": [1}', { a: [1] }, ['MISSING_CHAR']],
    ['text without quotes', '{a: b c, "d": 01}', { a: 'b c', d: 1 }, ['JSON_WORD', 'JSON_WORD', 'JSON_WORD']],
    ['a bad escape', '{"a": "\\q"}', { a: '\\q' }, ['JSON_BAD_STRING']],
    ['comments', '{/* x */ "a": 1 // y\n}', { a: 1 }, ['JSON_COMMENT', 'JSON_COMMENT']],
  ])('reads %s', (_, text, value, reasons) => {
    const { root, faults } = parseJson('a.json', text);
    expect(toValue(root)).toEqual(value);
    expect(faults.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('takes comments and spare commas in .jsonc', () => {
    const { root, faults } = parseJson('a.jsonc', '// x\n{"a": [1, /* y */], // z\n}');
    expect([toValue(root), faults]).toEqual([{ a: [1] }, []]);
  });

  it('reads around what a template fills in', () => {
    const { root, faults, masks } = parseJson('a.json', '{"a": {{ .Values.a }}, "b": "${B}"}');
    expect(masks).toHaveLength(2);
    expect(faults).toEqual([]);
    expect(root?.kind === 'map' && root.pairs.map(({ value }) => value.masked)).toEqual([true, true]);
  });

  it.each([
    ['text cut anywhere', '{"a": [1, {"b": "c"}, null], "d": {"e": true}} // f'],
    ['signs in any order', '}{][:,"{,}[,]{:}{"a"::"b",,"c" "d"'],
    ['white space that is none in JSON', '{\u2028: \f}[\v, \u00A0]\u0085/'],
  ])('comes to an end in %s', (_, text) => {
    for (let end = 0; end <= text.length; end++)
      expect(parseJson('a.json', text.slice(0, end)).masks).toEqual([]);
    for (let start = 0; start <= text.length; start++)
      expect(parseJson('a.json', text.slice(start)).masks).toEqual([]);
  });

  it.each([
    ['blanks', `{"a": b${' '.repeat(1_000_000)}`],
    ['comments', `{"a": 1 ${'/* */ '.repeat(100_000)}"b" }`],
    ['comments that are never closed', `{"a": 1 ${'/* '.repeat(300_000)}`],
    ['backslashes', `{"a": "${'\\'.repeat(1_000_000)}`],
  ])('bears any number of %s', (_, text) => {
    expect(parseJson('a.json', text).faults.length).toBeGreaterThan(0);
    expect(outsideComments(text) ?? '').not.toContain('/*');
  });

  it('bears any depth', () => {
    const { faults } = parseJson('a.json', '[{"a":'.repeat(100_000));
    expect(faults[0]?.reason).toBe('TOO_DEEP');
  });
});

describe('a file in JSON', () => {
  const service = (name: string) =>
    JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name } }, undefined, 2);

  it('may hold several objects, one behind the other', () => {
    const file = new YamlFile('file:///a.json');
    file.update(`${service('a')}\n${service('b')}\n`);
    expect(file.documents.map(({ offset, line, faults }) => [offset, line, faults])).toEqual([
      [0, 0, []],
      [service('a').length + 1, service('a').split('\n').length, []],
    ]);
  });

  it('holds no more objects than anybody keeps', () => {
    const file = new YamlFile('file:///a.json');
    file.update('{}\n'.repeat(60_000));
    expect(file.documents).toHaveLength(50_001);
  });

  it('is not read when it is no manifest', () => {
    const file = new YamlFile('file:///package.json');
    file.update('{"name": "web",,,');
    expect(file.documents.map(({ root, faults }) => [root, faults])).toEqual([[undefined, []]]);
  });
});

describe('toJsonSource', () => {
  it.each([
    ['a', '"a"'],
    ['8080', '8080'],
    ['"8080"', '"8080"'],
    ["'it''s'", '"it\'s"'],
    ['yes', 'true'],
    ['~', 'null'],
    ['.nan', '".nan"'],
    ['0x10', '16'],
    ['http://a:80/b', '"http://a:80/b"'],
    ['host: a', '"host": "a"'],
    ['a/b: {c: [d, 1], "e": \'\'}', '"a/b": {"c": ["d", 1], "e": ""}'],
    [', true: x', ', "true": "x"'],
    ['{a: , b: }', '{"a": null , "b": null }'],
    ['{tls: ', '{"tls": '],
    ['}', '}'],
    ['', ''],
  ])('writes %j as %j', (flow, json) => expect(toJsonSource(flow)).toBe(json));

  it.each(['- a', '\n  - a', '# a', '*a', '&a b', '!!str a', '|', '> a'])('knows no JSON for %j', (text) =>
    expect(toJsonSource(text)).toBeUndefined(),
  );
});
