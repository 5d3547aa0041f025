import { expect, it } from 'vitest';
import { routeClaims, routesClaiming } from '../../server/src/workspace/gateway-matches.ts';
import { indexTexts } from '../support/index-texts.ts';
import { httpRoute } from '../support/gateway-workspace.ts';

const ROUTE = 'HTTPRoute.gateway.networking.k8s.io';

function claimsOf(spec: string): string[] {
  const index = indexTexts(httpRoute('shop', spec));
  const route = index.get(ROUTE, 'shop', 'routes');
  return route === undefined ? [] : routeClaims(route).map(({ key }) => key);
}

it('makes one claim per parent, host and match', () => {
  const spec =
    'parentRefs: [{name: a}, {name: b}]\nhostnames: [a.com, b.com]\nrules: [{matches: [{method: GET}, {method: PUT}]}]';
  expect(claimsOf(spec)).toHaveLength(8);
});

it('takes equal matches for equal, however they are written', () => {
  const parent = 'parentRefs: [{name: a}]\n';
  const plain = claimsOf(`${parent}rules: [{}]`);
  expect(claimsOf(`${parent}rules: [{matches: [{path: {type: PathPrefix, value: /}}]}]`)).toEqual(plain);
  expect(claimsOf(`${parent}rules: [{}, {matches: [{path: {value: /}}]}]`)).toEqual(plain);
  expect(claimsOf(`${parent}rules: [{matches: [{path: {type: Exact, value: /}}]}]`)).not.toEqual(plain);
});

it('finds the routes that make a claim', () => {
  const index = indexTexts(httpRoute('shop', 'parentRefs: [{name: a}]\nrules: [{}]'));
  const route = index.get(ROUTE, 'shop', 'routes');
  const [claim] = route === undefined ? [] : routeClaims(route);
  expect(routesClaiming(index, claim?.key ?? '')).toEqual([route]);
});

it('makes no claims for templated routes', () => {
  expect(claimsOf('parentRefs: [{name: "{{ .name }}"}]\nrules: [{}]')).toEqual([]);
});
