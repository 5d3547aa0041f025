import { expect, it } from 'vitest';
import { selectDefinitions } from '../../client/src/select-definitions.ts';

const definition = (group: string) => ({ kind: 'CustomResourceDefinition', spec: { group } });

it('keeps the definitions of mesh groups', () => {
  const answer = JSON.stringify({ items: [definition('security.istio.io'), definition('acme.example'), {}] });
  const { json, count } = selectDefinitions(answer, new Set(['security.istio.io', 'cilium.io']));
  expect(count).toBe(1);
  expect(JSON.parse(json)).toEqual({
    apiVersion: 'v1',
    kind: 'List',
    items: [definition('security.istio.io')],
  });
});

it('refuses what is no answer of kubectl', () => {
  expect(() => selectDefinitions('error: no cluster', new Set())).toThrow();
  expect(selectDefinitions('{}', new Set()).count).toBe(0);
});
