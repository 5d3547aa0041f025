import { describe, expect, it } from 'vitest';
import {
  clientModeOf,
  findMutualTlsObstacle,
  serverMode,
} from '../../server/src/workspace/istio-mutual-tls.ts';
import { indexTexts } from '../support/index-texts.ts';
import { destinationRule, meshConfig, policy, service } from '../support/istio-workspace.ts';

const CART = new Map([['app', 'cart']]);
const servers = (where: string, name: string, body: string) =>
  policy('PeerAuthentication', where, name, body);

it.each([
  ['tls: {mode: ISTIO_MUTUAL}', 'mutual'],
  ['tls: {mode: SIMPLE}', 'other'],
  ['tls: {mode: DISABLE}', 'disabled'],
  ['tls: {}', 'disabled'],
  ['tls: {mode: "{{ .mode }}"}', undefined],
  ['loadBalancer: {}', undefined],
])('reads what clients are told: %s', (body, expected) => {
  const index = indexTexts(destinationRule('shop', 'cart', `trafficPolicy: {${body}}`));
  const rule = index.get('DestinationRule.networking.istio.io', 'shop', 'rule');
  expect(rule && clientModeOf(rule)).toBe(expected);
});

describe('serverMode', () => {
  const index = indexTexts(
    servers('istio-system', 'mesh', 'mtls: {mode: STRICT}'),
    servers('shop', 'all', 'mtls: {mode: PERMISSIVE}'),
    servers('shop', 'cart', 'selector: {matchLabels: {app: cart}}\nmtls: {mode: DISABLE}'),
    servers('web', 'unset', 'mtls: {mode: UNSET}'),
  );

  it('goes from the workload to the namespace to the mesh', () => {
    expect(serverMode(index, 'shop', CART, 'istio-system')?.mode).toBe('DISABLE');
    expect(serverMode(index, 'shop', new Map(), 'istio-system')?.mode).toBe('PERMISSIVE');
    expect(serverMode(index, 'web', CART, 'istio-system')?.mode).toBe('STRICT');
    expect(serverMode(index, 'web', CART, 'elsewhere')).toBeUndefined();
  });
});

describe('findMutualTlsObstacle', () => {
  const obstacle = (...texts: string[]) =>
    findMutualTlsObstacle(indexTexts(...texts), 'shop', CART, 'istio-system');
  const plain = destinationRule(
    'shop',
    '"*.shop.svc.cluster.local"',
    'trafficPolicy: {tls: {mode: DISABLE}}',
    'wide',
  );
  const mutual = destinationRule('shop', 'cart', 'trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}', 'narrow');

  it('finds none where nothing is said', () => {
    expect(obstacle()).toBeUndefined();
  });

  it('lets the narrowest DestinationRule decide', () => {
    expect(obstacle(plain)?.cause?.name).toBe('wide');
    expect(obstacle(plain, mutual, service('shop', 'cart'))).toBeUndefined();
  });

  it('wants both sides told where nothing is automatic', () => {
    const manual = meshConfig('enableAutoMtls: false');
    expect(obstacle(manual)).toEqual({ cause: undefined });
    expect(
      obstacle(manual, mutual, service('shop', 'cart'), servers('shop', 'all', 'mtls: {mode: STRICT}')),
    ).toBeUndefined();
  });
});
