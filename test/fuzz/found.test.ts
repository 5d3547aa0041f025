import { describe, expect, it } from 'vitest';
import { checkFixes } from './check-fixes.ts';
import { askEverything, openStrictService } from './exercise.ts';
import { createRandom } from './random.ts';

const URI = 'file:///a.yaml';
const OTHER = 'file:///b.yaml';

function virtualService(name: string): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: [edge]
  http: [{route: [{destination: {host: cart}}]}]
`;
}

/** What fuzzing found once, in its smallest form. */
describe('found by fuzzing', () => {
  it.each([
    [
      'a kind named like a member of every object',
      'apiVersion: v1\nkind: constructor\nmetadata: {name: a}\n',
    ],
    [
      'a bracket that the end of the text leaves open',
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nspec: [',
    ],
    ['an anchor that holds itself', `${virtualService('a')}x: &a\n  - *a\n  - `],
  ])('answers for %s', async (_, text) => {
    for (let seed = 0; seed < 5; seed++)
      await askEverything(openStrictService(), URI, text, createRandom(seed));
  });

  it('gives a value to a key that has none instead of writing it again', async () => {
    const text = `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: a, namespace: shop}
spec:
  endpointSelector: {}
  egress:
    - toPorts:
        - ports: [{port: "443", protocol: null}]
          rules: {http: [{method: GET}]}
`;
    expect(await checkFixes(openStrictService(), URI, text)).toBeGreaterThan(0);
  });

  it.each([
    [
      'a key behind a question mark',
      'apiVersion: v1\nkind: Service\nmetadata:\n  ? namename: a\n    : b\nspec: {}\n',
    ],
    [
      'a key without a name',
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata:\n: a\n---\na: 1\n',
    ],
    [
      'a null in the place of lost fields',
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: ~\nname: a\nspec: {servers: []}\n',
    ],
    [
      'a field that a template may write twice',
      `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: {{ .Values.name }}}
spec:
  hosts: [a.example.com]
  http:
    - number: 80
      number: 80
      route: [{destination: {host: a, port: {}}}]
`,
    ],
  ])('leaves nothing broken by a repair beside %s', async (_, text) => {
    expect(await checkFixes(openStrictService(), URI, text)).toBeGreaterThanOrEqual(0);
  });

  it('gives the same verdict whichever file was edited last', async () => {
    const texts = {
      [URI]: virtualService('a'),
      [OTHER]: `${virtualService('b')}---\n${virtualService('c')}`,
    };
    const edited = openStrictService();
    for (const [uri, text] of Object.entries(texts)) edited.setFile(uri, `${text}# old\n`);
    await edited.report(OTHER);
    for (const [uri, text] of Object.entries(texts).toReversed()) edited.setFile(uri, text);
    const fresh = openStrictService();
    for (const [uri, text] of Object.entries(texts)) fresh.setFile(uri, text);
    for (const uri of [URI, OTHER])
      expect((await edited.report(uri)).items).toEqual((await fresh.report(uri)).items);
  });

  it('moves the related places of other files', async () => {
    const service = openStrictService();
    service.setFile(URI, virtualService('a'));
    service.setFile(OTHER, virtualService('b'));
    const lineOf = async () =>
      (await service.report(URI)).items.flatMap((item) => item.relatedInformation ?? [])[0]?.location.range
        .start.line;
    const before = await lineOf();
    service.setFile(OTHER, `a: 1\n---\n${virtualService('b')}`);
    expect(await lineOf()).toBe((before ?? 0) + 2);
  });

  it('reports on the text that came while it was reading schemas', async () => {
    const service = openStrictService();
    service.setFile(URI, 'a: 1\n');
    const report = service.report(URI);
    service.setFile(URI, virtualService('a').replace('http:', 'htp:'));
    await report;
    expect((await service.report(URI)).items.map(({ code }) => code)).toContain('schema/unknown-field');
  });
});
