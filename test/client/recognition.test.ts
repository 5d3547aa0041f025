import { describe, expect, it } from 'vitest';
import { describeKinds, summarize, type Recognition } from '../../client/src/recognition.ts';

const FILE: Recognition = {
  meshes: [{ name: 'Istio', version: '1.31' }, { name: 'SMI' }],
  resources: 4,
  checked: 3,
  kinds: [
    { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', count: 2, schema: 'built-in' },
    { apiVersion: 'split.smi-spec.io/v1alpha2', kind: 'TrafficSplit', count: 1, schema: 'user' },
    { apiVersion: 'example.com/v1', kind: 'Other', count: 1 },
  ],
};

describe('what was made of a file', () => {
  it('is said in a line', () => {
    expect(summarize(FILE)).toBe('Istio 1.31, SMI: 3 of 4 resources checked by schema');
    expect(summarize({ ...FILE, isTemplate: true })).toMatch(/schema, as far as a template can be$/);
    expect(summarize({ ...FILE, meshes: [], resources: 1, checked: 0 })).toBe(
      'no mesh: 0 of 1 resource checked by schema',
    );
    expect(summarize({ meshes: [], resources: 0, checked: 0, kinds: [] })).toBe(
      'no Kubernetes resources in this file',
    );
  });

  it('is said kind by kind, with the schema in use', () => {
    expect(describeKinds(FILE)).toEqual([
      {
        title: 'VirtualService ×2',
        group: 'networking.istio.io/v1',
        schema: 'checked by the schema that comes with Meshwright',
      },
      {
        title: 'TrafficSplit',
        group: 'split.smi-spec.io/v1alpha2',
        schema: 'checked by a CustomResourceDefinition of yours',
      },
      { title: 'Other', group: 'example.com/v1', schema: 'not checked' },
    ]);
  });
});
