import { expect, it } from 'vitest';
import { shareEqualParts } from '../../schemas/build/share.ts';
import type { Tree } from '../../schemas/build/tree.ts';

const port = (description: string): Tree => ({
  type: 'object',
  description,
  additionalProperties: false,
  properties: {
    number: { type: 'integer', minimum: 1, maximum: 65535, description: 'The number of the port.' },
    protocol: { type: 'string', enum: ['TCP', 'UDP'], description: 'The protocol of the port.' },
  },
});

it('writes equal parts once and keeps what belongs to the place', () => {
  const schema = { type: 'object', properties: { inner: port('Inside.'), outer: port('Outside.') } };
  const { description: _description, ...body } = port('');
  expect(shareEqualParts(schema)).toEqual({
    type: 'object',
    properties: {
      inner: { $ref: '#/definitions/Inner', description: 'Inside.' },
      outer: { $ref: '#/definitions/Inner', description: 'Outside.' },
    },
    definitions: { Inner: body },
  });
});

it('leaves small parts and single ones in place', () => {
  const schema = {
    type: 'object',
    properties: {
      a: { type: 'string', maxLength: 63 },
      b: { type: 'string', maxLength: 63 },
      c: port('One.'),
    },
  };
  expect(shareEqualParts(schema)).toEqual(schema);
});
