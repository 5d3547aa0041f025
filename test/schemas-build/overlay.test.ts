import { describe, expect, it } from 'vitest';
import { applyEntries, type Entries, type Overlay } from '../../schemas/build/overlay.ts';
import type { Tree } from '../../schemas/build/tree.ts';

const makeTree = (): Tree => ({
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        ports: {
          type: 'array',
          items: { type: 'object', properties: { number: { type: 'integer' }, name: { type: 'string' } } },
        },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
      },
    },
  },
});

function apply(entries: Entries, fragments: Overlay['fragments'] = {}): Tree {
  const tree = makeTree();
  applyEntries(tree, entries, { source: 'a.yaml', fragments, kinds: {} }, 'Widget');
  return tree;
}

describe('applyEntries', () => {
  it('sets and deletes keywords at a path', () => {
    const tree = apply({ 'spec.ports[].number': { minimum: 1 }, '.': { required: null } });
    expect(tree.properties?.['spec']?.properties?.['ports']?.items?.properties?.['number']).toEqual({
      type: 'integer',
      minimum: 1,
    });
    expect(tree.required).toBeUndefined();
  });

  it('reaches values of maps', () => {
    const tree = apply({ 'spec.labels{}': { maxLength: 63 } });
    expect(tree.properties?.['spec']?.properties?.['labels']?.additionalProperties).toEqual({
      type: 'string',
      maxLength: 63,
    });
  });

  it('adds a field where the entry says its type', () => {
    const tree = apply({ 'spec.size': { type: 'integer' } });
    expect(tree.properties?.['spec']?.properties?.['size']).toEqual({ type: 'integer' });
  });

  it('removes a field and what requires it', () => {
    const tree = apply({ spec: { remove: true } });
    expect(tree.properties).toEqual({});
    expect(tree.required).toBeUndefined();
  });

  it('finds every place of a pattern', () => {
    const tree = apply({ '**.name': { minLength: 1 } });
    const spec = tree.properties?.['spec'];
    expect(spec?.properties?.['name']?.['minLength']).toBe(1);
    expect(spec?.properties?.['ports']?.items?.properties?.['name']?.['minLength']).toBe(1);
  });

  it('uses fragments, from where they are used', () => {
    const tree = apply({ 'spec.ports[]': { use: 'port' } }, { port: { number: { maximum: 65535 } } });
    expect(tree.properties?.['spec']?.properties?.['ports']?.items?.properties?.['number']?.['maximum']).toBe(
      65535,
    );
  });

  it.each<[string, Entries]>([
    ['a path that leads nowhere', { 'spec.nme': { minLength: 1 } }],
    ['a pattern without a place', { '**.nme': { minLength: 1 } }],
    ['a parent that is not there', { 'specs.name': { type: 'string' } }],
    ['facts that hold already', { 'spec.name': { type: 'string' } }],
    ['a fragment that is not there', { 'spec.ports[]': { use: 'port' } }],
    ['a deletion of nothing', { 'spec.name': { pattern: null } }],
  ])('refuses %s', (_what, entries) => {
    expect(() => apply(entries)).toThrow(/^a\.yaml: Widget/);
  });
});
