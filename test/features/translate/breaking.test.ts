import { describe, expect, it } from 'vitest';
import { lintTexts } from '../../support/lint-texts.ts';
import { expectNothing, SHOP, testRoundTrips, translate, valuesOf } from '../../support/translate.ts';

const BREAKER = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: checkout
  namespace: shop
spec:
  host: checkout
  trafficPolicy:
    connectionPool:
      tcp:
        maxConnections: 100
      http:
        http1MaxPendingRequests: 50
        http2MaxRequests: 200
    outlierDetection:
      consecutive5xxErrors: 5
      interval: 10s
      baseEjectionTime: 30s
      maxEjectionPercent: 50
`;

testRoundTrips('circuit breaking', {
  yaml: BREAKER,
  kind: 'DestinationRule',
  meshes: { cilium: 'CiliumEnvoyConfig' },
});

describe('circuit breaking', () => {
  it('comes from Linkerd to Istio', async () => {
    const text = await translate(
      `apiVersion: v1
kind: Service
metadata:
  name: checkout
  namespace: shop
  annotations:
    balancer.linkerd.io/failure-accrual: consecutive
    balancer.linkerd.io/failure-accrual-consecutive-max-failures: '3'
    balancer.linkerd.io/failure-accrual-consecutive-min-penalty: 10s
spec:
  ports: [{name: http, port: 8080}]
`,
      'Service',
      'istio',
    );
    expect(valuesOf(text)).toMatchObject([
      {
        kind: 'DestinationRule',
        spec: { trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3, baseEjectionTime: '10s' } } },
      },
    ]);
    expect(await lintTexts({ 'there.yaml': text })).toEqual([]);
  });

  it('is said in comments where it has no counterpart', async () => {
    const text = await translate(SHOP + BREAKER, 'DestinationRule', 'linkerd');
    expect(text).toMatch(/^# DestinationRule "checkout" in the words of Linkerd\.\n/);
    expect(text).toContain('# Linkerd has no limits for connections and requests under way.\n');
    expect(await lintTexts({ 'there.yaml': text })).toEqual([]);
  });

  it('is not in subsets alone', async () => {
    const yaml =
      'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: a}\nspec: {host: a}\n';
    await expectNothing(yaml, 'DestinationRule');
  });
});
