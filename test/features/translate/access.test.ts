import { describe, expect, it } from 'vitest';
import { expectNothing, SHOP, testRoundTrips, translate, valuesOf } from '../../support/translate.ts';

const ACCESS = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: checkout-from-web
  namespace: shop
spec:
  selector:
    matchLabels:
      app: checkout
  action: ALLOW
  rules:
    - from:
        - source:
            principals:
              - cluster.local/ns/shop/sa/web
        - source:
            principals:
              - cluster.local/ns/office/sa/clerk
      to:
        - operation:
            ports:
              - '8080'
            methods:
              - GET
              - POST
            paths:
              - /orders*
              - /health.html
`;

testRoundTrips('authorization', {
  yaml: ACCESS,
  kind: 'AuthorizationPolicy',
  meshes: { linkerd: 'AuthorizationPolicy', cilium: 'CiliumNetworkPolicy' },
});

describe('a policy of another mesh', () => {
  it('finds the accounts behind the labels of Cilium', async () => {
    const text = await translate(
      `${SHOP}apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: a, namespace: shop}
spec:
  endpointSelector: {matchLabels: {app: db}}
  ingress: [{fromEndpoints: [{matchLabels: {app: checkout}}], toPorts: [{ports: [{port: "5432", protocol: TCP}]}]}]
`,
      'CiliumNetworkPolicy',
      'istio',
    );
    expect(text).toContain('cluster.local/ns/shop/sa/default');
    expect(text).toContain('"5432"');
  });

  it('takes the shorter form of a path prefix apart', async () => {
    const text = await translate(
      `apiVersion: policy.linkerd.io/v1beta3
kind: Server
metadata: {name: a, namespace: shop}
spec: {podSelector: {matchLabels: {app: a}}, port: 80}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec:
  parentRefs: [{group: policy.linkerd.io, kind: Server, name: a}]
  rules: [{matches: [{path: {value: /orders}, method: GET}]}]
---
apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: p, namespace: shop}
spec:
  targetRef: {group: gateway.networking.k8s.io, kind: HTTPRoute, name: r}
  requiredAuthenticationRefs: [{kind: ServiceAccount, name: web}]
`,
      'AuthorizationPolicy',
      'cilium',
    );
    expect(valuesOf(text)).toMatchObject([
      {
        spec: {
          ingress: [{ toPorts: [{ rules: { http: [{ path: '/orders' }, { path: '/orders/.*' }] } }] }],
        },
      },
    ]);
  });
});

describe('a policy that denies', () => {
  it('is nothing but comments in Linkerd', async () => {
    const text = await translate(ACCESS.replace('ALLOW', 'DENY'), 'AuthorizationPolicy', 'linkerd');
    expect(text).toContain('Linkerd has no policy that denies');
    expect(text.split('\n').every((line) => line === '' || line.startsWith('#'))).toBe(true);
  });

  it('denies no more in Cilium', async () => {
    const text = await translate(ACCESS.replace('ALLOW', 'DENY'), 'AuthorizationPolicy', 'cilium');
    expect(text).not.toContain('ingressDeny');
  });

  it('is not translated without rules', async () => {
    const yaml = ACCESS.slice(0, ACCESS.indexOf('  rules:')).replace('ALLOW', 'DENY');
    await expectNothing(yaml, 'AuthorizationPolicy');
  });
});

describe('a policy that admits nobody', () => {
  const yaml = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: nobody
  namespace: shop
spec:
  selector:
    matchLabels:
      app: checkout
  action: ALLOW
`;

  it('admits nobody in Cilium, and comes back', async () => {
    const text = await translate(yaml, 'AuthorizationPolicy', 'cilium');
    expect(valuesOf(text)).toMatchObject([{ spec: { ingress: [{}] } }]);
    expect(valuesOf(await translate(text, 'CiliumNetworkPolicy', 'istio'))).toEqual(valuesOf(yaml));
  });

  it('admits nobody in Linkerd', async () => {
    const text = await translate(SHOP + yaml, 'AuthorizationPolicy', 'linkerd');
    expect(valuesOf(text)).toMatchObject([{ kind: 'Server', spec: { port: 8080, accessPolicy: 'deny' } }]);
  });
});
