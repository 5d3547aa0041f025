import { expect, it } from 'vitest';
import { attachmentsOf } from '../../server/src/workspace/gateway-attachment.ts';
import { apiGateway, httpRoute } from '../support/gateway-workspace.ts';
import { indexTexts } from '../support/index-texts.ts';

const ROUTE = 'HTTPRoute.gateway.networking.k8s.io';

/** The names of the listeners that are left for the route `shop/routes`, and what keeps it from them. */
function attach(spec: string, listeners: string) {
  const index = indexTexts(
    httpRoute('shop', `parentRefs: [{name: public, ${spec}}]`),
    apiGateway('shop', 'public', listeners),
  );
  const route = index.get(ROUTE, 'shop', 'routes');
  const [attachment] = route === undefined ? [] : attachmentsOf(index, route);
  return attachment && { names: attachment.listeners.map(({ name }) => name), refusal: attachment.refusal };
}

const HTTP = '{name: http, port: 80, protocol: HTTP}';
const HTTPS = '{name: https, port: 443, protocol: HTTPS}';
const TCP = '{name: tcp, port: 9000, protocol: TCP}';

it('leaves the listeners that take a route', () => {
  expect(attach('', [HTTP, HTTPS, TCP].join())).toEqual({ names: ['http', 'https'], refusal: undefined });
  expect(attach('sectionName: https', [HTTP, HTTPS].join())).toEqual({
    names: ['https'],
    refusal: undefined,
  });
  expect(attach('port: 80', [HTTP, HTTPS].join())).toEqual({ names: ['http'], refusal: undefined });
});

it('names the first thing that keeps a route from all of them', () => {
  expect(attach('sectionName: other', HTTP)?.refusal).toBe('section');
  expect(attach('sectionName: tcp', [HTTP, TCP].join())).toEqual({ names: ['tcp'], refusal: 'kind' });
});

it('says nothing of Gateways that it cannot read whole', () => {
  expect(attach('', '{name: "{{ .name }}", port: 80, protocol: HTTP}')).toBeUndefined();
  expect(attach('', '')).toBeUndefined();
});

it('is content with one of several documents of a Gateway, as clusters in one folder have them', () => {
  const index = indexTexts(
    httpRoute('shop', 'parentRefs: [{name: public, sectionName: http}]'),
    apiGateway('shop', 'public', HTTP),
    apiGateway('shop', 'public', HTTPS),
  );
  const route = index.get(ROUTE, 'shop', 'routes');
  expect(route && attachmentsOf(index, route).map(({ refusal }) => refusal)).toEqual([undefined]);
});
