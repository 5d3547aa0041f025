import { describe, expect, it } from 'vitest';
import { TRANSLATE_KIND } from '../../../server/src/features/translate/translation-actions.ts';
import { openWorkspace } from '../../support/feature-test.ts';
import { expectNothing } from '../../support/translate.ts';

const ROUTE = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: checkout
  namespace: shop
spec:
  hosts:
    - checkout
  http:
    - route:
        - destination:
            host: checkout
`;

describe('the way to translations', () => {
  it('is a code action where the client can show them', async () => {
    const { service } = openWorkspace(ROUTE);
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    const actions = await service.codeActions('file:///test.yaml', range, ['refactor']);
    expect(actions.find(({ kind }) => kind === TRANSLATE_KIND)?.command).toMatchObject({
      command: 'meshwright.showTranslation',
      arguments: ['file:///test.yaml', range.start],
    });
    expect(await service.codeActions('file:///test.yaml', range, ['quickfix'])).toEqual([]);
  });

  it('is not offered unasked inside a resource', async () => {
    const { service } = openWorkspace(ROUTE);
    const inside = { line: 9, character: 4 };
    const range = { start: inside, end: inside };
    expect(await service.codeActions('file:///test.yaml', range, undefined)).toEqual([]);
    expect(await service.codeActions('file:///test.yaml', range, ['refactor'])).not.toEqual([]);
  });

  it('is not there for other kinds', async () => {
    const yaml =
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a}\nspec: {servers: []}\n';
    await expectNothing(yaml, 'Gateway');
  });
});
