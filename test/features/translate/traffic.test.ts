import { describe, expect, it } from 'vitest';
import { lintTexts } from '../../support/lint-texts.ts';
import { expectNothing, SHOP, testRoundTrips, translate, valuesOf } from '../../support/translate.ts';

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
            host: checkout-v1
            port:
              number: 8080
          weight: 90
        - destination:
            host: checkout-v2
            port:
              number: 8080
          weight: 10
`;

const RETRIES = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: checkout
  namespace: shop
spec:
  hosts:
    - checkout
  http:
    - retries:
        attempts: 2
        perTryTimeout: 1m30s
        retryOn: gateway-error,503
      route:
        - destination:
            host: checkout
            port:
              number: 8080
      timeout: 5m
`;

const HEAD = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\n';

testRoundTrips('a canary', {
  yaml: ROUTE,
  kind: 'VirtualService',
  meshes: { 'gateway-api': 'HTTPRoute', linkerd: 'HTTPRoute', cilium: 'HTTPRoute' },
});

testRoundTrips('a route with retries and timeouts', {
  yaml: RETRIES,
  kind: 'VirtualService',
  meshes: { linkerd: 'HTTPRoute', cilium: 'CiliumEnvoyConfig' },
});

describe('a canary by subsets', () => {
  const yaml = `${SHOP}apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: checkout, namespace: shop}
spec: {host: checkout, subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: checkout, namespace: shop}
spec:
  hosts: [checkout]
  http: [{route: [{destination: {host: checkout, subset: v1}, weight: 9}, {destination: {host: checkout, subset: v2}, weight: 1}]}]
`;

  it('gets a Service for each subset', async () => {
    const text = await translate(yaml, 'VirtualService', 'linkerd');
    expect(valuesOf(text)).toMatchObject([
      {
        kind: 'Service',
        metadata: { name: 'checkout-v1' },
        spec: { selector: { app: 'checkout', version: 'v1' } },
      },
      { kind: 'Service', metadata: { name: 'checkout-v2' } },
      { kind: 'HTTPRoute', spec: { rules: [{ backendRefs: [{ name: 'checkout-v1', weight: 9 }, {}] }] } },
    ]);
    const shop = SHOP.slice(SHOP.indexOf('apiVersion'), SHOP.indexOf('# file: policy.yaml'));
    expect(await lintTexts({ 'shop.yaml': shop, 'there.yaml': text })).toEqual([]);
  });
});

describe('the order of rules', () => {
  const yaml = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: a, namespace: shop}
spec:
  parentRefs: [{group: '', kind: Service, name: checkout, port: 8080}]
  rules:
    - backendRefs: [{name: rest, port: 80}]
    - matches: [{path: {type: PathPrefix, value: /a}}]
      backendRefs: [{name: short, port: 80}]
    - matches: [{path: {type: PathPrefix, value: /a/b}}]
      backendRefs: [{name: long, port: 80}]
    - matches: [{path: {type: Exact, value: /}}]
      backendRefs: [{name: exact, port: 80}]
`;

  it('is that of the Gateway API where the first match wins', async () => {
    const text = await translate(yaml, 'HTTPRoute', 'istio');
    expect([...text.matchAll(/host: (\w+)/g)].map((match) => match[1])).toEqual([
      'exact',
      'long',
      'short',
      'rest',
    ]);
    expect(text).toContain('# Istio takes the first route that matches');
  });
});

describe('a VirtualService', () => {
  it('stays within its comment whatever a name holds', async () => {
    const text = await translate(
      `${HEAD}metadata: {name: "a\\nb: c"}\nspec: {hosts: [x], http: [{route: [{destination: {host: x}}]}]}\n`,
      'VirtualService',
      'linkerd',
    );
    expect(text.split('\n')[0]).toBe('# VirtualService "a b: c" in the words of Linkerd.');
  });

  it.each([
    ['with templates', ROUTE.replace('host: checkout-v1', 'host: "{{ .Values.host }}"')],
    ['that is a delegate', `${HEAD}metadata: {name: a}\nspec: {http: []}\n`],
  ])('%s is not translated', async (_, yaml) => {
    await expectNothing(yaml, 'VirtualService');
  });
});
