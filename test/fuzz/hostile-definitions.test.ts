import { describe, expect, it } from 'vitest';
import { definitionOf } from '../support/definition.ts';
import { openStrictService } from './exercise.ts';

const DOCUMENT = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
spec:
  text: ${'a'.repeat(3000)}!
  list: [${Array.from({ length: 500 }, (_, index) => index).join(', ')}]
  deep: {deep: {deep: {deep: {text: a}}}}
`;

/** A definition of VirtualService whose `spec` has this schema. */
const definition = (spec: string) => definitionOf('VirtualService.networking.istio.io', spec);

const rule = (text: string) =>
  `{type: object, x-kubernetes-preserve-unknown-fields: true, x-kubernetes-validations: [{rule: ${JSON.stringify(text)}}]}`;
const patterned = (pattern: string) =>
  `{type: object, properties: {text: {type: string, pattern: ${JSON.stringify(pattern)}}}}`;

describe('definitions that attack', () => {
  it.each([
    ['a pattern of nested repetition', patterned('^(a+)+$')],
    ['a pattern of overlapping alternatives', patterned('^(a|a|aa)*$')],
    ['a pattern that is none', patterned('(((')],
    ['a pattern of huge counts', patterned('(a{1000}){1000}')],
    [
      'a rule of nested loops',
      rule('self.list.all(a, self.list.all(b, self.list.all(c, self.list.all(d, a + b + c + d >= 0))))'),
    ],
    ['a rule that builds a huge list', rule(`self.list${'.map(x, [x, x])'.repeat(50)}.size() > 0`)],
    ['a rule with a hostile pattern', rule('self.text.matches("^(a+)+$")')],
    ['a rule of deep brackets', rule(`${'('.repeat(5000)}true${')'.repeat(5000)}`)],
    ['a rule that never ends', rule('true || '.repeat(20_000))],
    ['a schema in itself by an anchor', '&a {type: object, properties: {deep: *a}}'],
    [
      'a schema that refers to itself',
      '{$ref: "#/definitions/a", definitions: {a: {$ref: "#/definitions/a"}}}',
    ],
    [
      'a schema nested deeply',
      `${'{type: object, properties: {deep: '.repeat(150)}{type: string}${'}}'.repeat(150)}`,
    ],
    [
      'a schema with many properties',
      `{type: object, properties: {${Array.from({ length: 2000 }, (_, index) => `p${index}: {type: string}`).join(', ')}}}`,
    ],
    [
      'a schema with more properties than a validator can hold',
      `{type: object, properties: {${Array.from({ length: 20_000 }, (_, index) => `p${index}: {type: string, pattern: "^[a-z]{1,${(index % 60) + 1}}$"}`).join(', ')}}}`,
    ],
    [
      'a schema of 20 MB',
      `{type: object, properties: {${Array.from({ length: 900_000 }, (_, index) => `p${index}: {type: string}`).join(', ')}}}`,
    ],
    [
      'more rules than there is time for',
      `{type: object, x-kubernetes-validations: [${Array.from({ length: 20_000 }, (_, index) => `{rule: "has(self.p${index}) || true"}`).join(', ')}]}`,
    ],
    [
      'schemas of the wrong types',
      '{type: [object], properties: [1], required: {a: 1}, enum: 3, pattern: [], items: null}',
    ],
    [
      'names of every object',
      '{type: object, properties: {__proto__: {type: string}, constructor: {type: object}}, required: [toString]}',
    ],
  ])(
    '%s does no harm',
    async (_, spec) => {
      const service = openStrictService();
      service.setFile('file:///definition.yaml', definition(spec));
      service.setFile('file:///a.yaml', DOCUMENT);
      await service.report('file:///definition.yaml');
      const { items } = await service.report('file:///a.yaml');
      expect(items.length).toBeLessThan(1000);
      await service.hover('file:///a.yaml', { line: 4, character: 4 });
      await service.completion('file:///a.yaml', { line: 4, character: 2 });
    },
    30_000,
  );
});
