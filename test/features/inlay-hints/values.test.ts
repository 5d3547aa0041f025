import { describe, it } from 'vitest';
import { checkHints } from '../../support/inlay-hints.ts';

const route = (...weights: readonly string[]) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: routes, namespace: shop}
spec:
  hosts: [reviews]
  http:
    - timeout: 1s
      retries: {attempts: 0}
      route:
${weights.map((weight) => `        - ${weight}\n`).join('')}`;
const weighted = (weight: string) => `destination: {host: reviews}\n          weight: ${weight}`;

describe('a weight', () => {
  it('shows its share', () => {
    checkHints(route(weighted('1 ‹33.3 %›'), weighted('2 ‹66.7 %›')));
  });

  it('that is left out beside others is shown', () => {
    checkHints(route(weighted('9 ‹100 %›'), 'destination: {host: other} ‹weight: 0›'));
    checkHints(route(weighted('100'), 'destination: ‹weight: 0›\n            host: other'));
    checkHints(`apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: a}
spec:
  rules:
    - backendRefs:
        - name: a ‹weight: 1›
          port: 80
        - name: b
          port: 80
          weight: 3 ‹75 %›
`);
  });

  it.each([
    ['a sum of 100', [weighted('90'), weighted('10')]],
    ['one destination', [weighted('5')]],
    ['no traffic', [weighted('0'), weighted('0')]],
    ['no weights', ['destination: {host: a}', 'destination: {host: b}']],
    ['a template', [weighted('{{ .weight }}'), 'destination: {host: b}']],
  ])('shows nothing for %s', (_, weights) => {
    checkHints(route(...weights));
  });
});

describe('a value', () => {
  it('shows long times and odd ranges in words', () => {
    checkHints(`apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: a, namespace: shop}
spec:
  hosts: [a.example.com]
  addresses: [10.0.0.0/8, 10.1.2.0/22 ‹to 10.1.3.255›, 999.1.1.0/22]
  resolution: STATIC
  location: MESH_INTERNAL
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a, namespace: shop}
spec:
  host: a
  trafficPolicy: {connectionPool: {tcp: {connectTimeout: 30s, maxConnectionDuration: 5400s ‹1h30m›}}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
spec: {time: 5400s}
`);
  });
});

describe('a workload and a namespace', () => {
  const workload = (hint: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews-v1${hint}, namespace: shop}
spec: {template: {metadata: {labels: {app: reviews}}}}
`;

  it('show the mutual TLS, where a policy decides', () => {
    checkHints(`${workload(' ‹mTLS STRICT›')}---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default, namespace: shop}
spec: {mtls: {mode: STRICT}}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop ‹mTLS STRICT›}
---
apiVersion: v1
kind: Namespace
metadata: {name: other}
`);
    checkHints(workload(''));
  });
});
