import { describe, expect, it } from 'vitest';
import { normalizeModel, normalizeNode } from '../../schemas/build/normalize.ts';

describe('normalizeNode', () => {
  it('takes numbers of models for whole ones', () => {
    expect(normalizeNode({ type: 'number' })).toEqual({ type: 'integer' });
  });

  it('knows numbers that may be texts', () => {
    const union = { anyOf: [{ type: 'number' }, { type: 'string' }] };
    expect(normalizeNode(union)).toEqual({ 'x-int-or-string': true });
    const list = { type: ['string', 'number'] } as never;
    expect(normalizeNode(list)).toEqual({ 'x-int-or-string': true });
  });

  it('joins a union of near copies, with only what all of them require', () => {
    const fields = { a: { type: 'string' }, b: { type: 'string' } };
    const union = {
      description: 'One of two.',
      anyOf: [
        { type: 'object', properties: fields, required: ['a'] },
        { type: 'object', properties: { ...fields, c: { type: 'boolean' } }, required: ['b'] },
      ],
    };
    expect(normalizeNode(union)).toEqual({
      type: 'object',
      description: 'One of two.',
      properties: { ...fields, c: { type: 'boolean' } },
    });
  });

  it('leaves what has no type open', () => {
    expect(normalizeNode({ type: 'object', additionalProperties: {} })).toEqual({
      type: 'object',
      'x-preserve-unknown': true,
    });
  });
});

it('takes away what all kinds have', () => {
  const raw = {
    type: 'object',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: { type: 'object', properties: {} },
      status: { type: 'object' },
    },
    required: ['apiVersion', 'kind', 'spec'],
  };
  expect(normalizeModel(raw)).toEqual({
    type: 'object',
    required: ['spec'],
    properties: { spec: { type: 'object', properties: {} } },
  });
});
