import { describe, expect, it } from 'vitest';
import {
  coveringWildcards,
  exportScopes,
  hostCovers,
  hostForms,
  hostsOverlap,
  isExportedTo,
  isServiceHost,
  knownHosts,
  parseServiceHost,
  resolveHost,
  sameNameElsewhere,
  SERVICE,
  SERVICE_ENTRY,
} from '../../server/src/workspace/istio-hosts.ts';
import { indexTexts } from '../support/index-texts.ts';
import { service, serviceEntry } from '../support/istio-workspace.ts';

describe('parseServiceHost', () => {
  it.each([
    ['cart', { name: 'cart', namespace: 'shop' }],
    ['cart.other', { name: 'cart', namespace: 'other' }],
    ['cart.other.svc', { name: 'cart', namespace: 'other' }],
    ['cart.other.svc.cluster.local', { name: 'cart', namespace: 'other' }],
    ['cart.other.svc.corp.internal', { name: 'cart', namespace: 'other' }],
    ['cart.other.svc.cluster', undefined],
    ['www.example.com', undefined],
    ['*.shop.svc.cluster.local', undefined],
    ['', undefined],
  ])('reads %s', (host, expected) => {
    expect(parseServiceHost(host, 'shop')).toEqual(expected);
  });
});

it('takes a name with one dot for either world', () => {
  expect(hostForms('cart.shop', 'web')).toEqual(['cart.shop', 'cart.shop.svc.cluster.local']);
  expect(isServiceHost('cart.shop')).toBe(false);
  expect(isServiceHost('cart')).toBe(true);
});

it('widens a host step by step', () => {
  expect(coveringWildcards('a.b.c')).toEqual(['*.b.c', '*.c', '*']);
  expect(coveringWildcards('*.b.c')).toEqual(['*.c', '*']);
  expect(coveringWildcards('*')).toEqual([]);
});

it('compares hosts with wildcards', () => {
  expect(hostCovers('*.example.com', 'a.b.example.com')).toBe(true);
  expect(hostCovers('*.example.com', 'example.com')).toBe(false);
  expect(hostCovers('*', 'anything')).toBe(true);
  expect(hostsOverlap('a.example.com', '*.example.com')).toBe(true);
  expect(hostsOverlap('*.example.com', '*.example.org')).toBe(false);
});

describe('resolveHost', () => {
  const index = indexTexts(
    service('shop', 'cart', '[{name: http, port: 80}, {name: tcp, port: 90}]'),
    service('shop', 'hidden').replace('spec:', '  annotations: {networking.istio.io/exportTo: "."}\nspec:'),
    serviceEntry('shop', 'API.example.com', 'exportTo: ["*"]', 'one'),
    serviceEntry('other', 'api.example.com', 'ports: [{number: 80, name: http, protocol: HTTP}]', 'two'),
    serviceEntry('shop', '"*.wild.com"', 'exportTo: ["."]', 'wild'),
  );

  it('finds a Service by every form of its name', () => {
    for (const host of ['cart', 'cart.shop', 'cart.shop.svc.cluster.local']) {
      const target = resolveHost(index, host, 'shop');
      expect(target?.host).toBe('cart.shop.svc.cluster.local');
      expect(target?.ports.map(({ number }) => number)).toEqual([80, 90]);
    }
    expect(resolveHost(index, 'cart', 'other')).toBeUndefined();
  });

  it('joins the ServiceEntries of a host, whatever their case', () => {
    const target = resolveHost(index, 'api.example.com', 'web');
    expect(target?.resources.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(target?.ports.map(({ number }) => number)).toEqual([443, 80]);
  });

  it('heeds what is exported', () => {
    expect(resolveHost(index, 'hidden.shop.svc.cluster.local', 'shop')).toBeDefined();
    expect(resolveHost(index, 'hidden.shop.svc.cluster.local', 'web')).toBeUndefined();
    expect(resolveHost(index, 'a.wild.com', 'shop')?.host).toBe('*.wild.com');
    expect(resolveHost(index, 'a.wild.com', 'web')).toBeUndefined();
  });

  it('offers names in the form that the author began', () => {
    expect(knownHosts(index, 'crt', 'shop')).toContain('cart');
    expect(knownHosts(index, 'crt.shop', 'web')).toContain('cart.shop');
    expect(knownHosts(index, 'crt.shop.svc.cluster.local', 'web')).toContain('cart.shop.svc.cluster.local');
    expect(knownHosts(index, 'a.com', 'web')).not.toContain('*.wild.com');
    expect(sameNameElsewhere(index, 'cart', 'web')).toEqual(['cart.shop.svc.cluster.local']);
  });
});

it('reads where a resource is exported to', () => {
  const index = indexTexts(
    serviceEntry('shop', 'a.com', 'exportTo: [".", web]', 'one'),
    service('shop', 'cart'),
  );
  const entry = index.get(SERVICE_ENTRY, 'shop', 'one');
  const cart = index.get(SERVICE, 'shop', 'cart');
  expect(entry && exportScopes(entry)).toEqual(['shop', 'web']);
  expect(entry && isExportedTo(entry, 'other')).toBe(false);
  expect(cart && exportScopes(cart)).toEqual(['*']);
});
