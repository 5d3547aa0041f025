import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../support/feature-test.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: shop
spec:
  selector:
    app: reviews
`;
const WORKLOAD = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews-v1, namespace: shop}
spec: {template: {metadata: {labels: {app: reviews}}}}
`;
const route = (weights: readonly (number | undefined)[]) => `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: routes, namespace: shop}
spec:
  hosts: [reviews]
  http:
    - route:
${weights.map((weight) => `        - destination: {host: reviews}\n${weight === undefined ? '' : `          weight: ${weight}\n`}`).join('')}`;

const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const hintsOf = (weights: readonly (number | undefined)[]) =>
  openWorkspace(route(weights))
    .service.inlayHints('file:///test.yaml', everything)
    .map(({ label }) => label);

describe('code lenses', () => {
  it('count references and selected workloads', async () => {
    const { service } = openWorkspace(SERVICE + WORKLOAD + route([undefined]));
    const lenses = (await service.codeLenses('file:///test.yaml')).map(({ range, command }) => [
      range.start.line,
      command?.title,
    ]);
    expect(lenses).toEqual([
      [3, '2 references'],
      [7, 'selects 1 workload'],
    ]);
  });

  it('are quiet where there is nothing to count', async () => {
    const { service } = openWorkspace(SERVICE);
    expect(await service.codeLenses('file:///test.yaml')).toEqual([]);
  });
});

describe('inlay hints', () => {
  it('say the share behind a weight', () => {
    expect(hintsOf([1, 2])).toEqual(['33.3 %', '66.7 %']);
    expect(hintsOf([9, undefined])).toEqual(['100 %']);
  });

  it.each([[[90, 10]], [[5]], [[0, 0]]])('are silent for %j', (weights) => {
    expect(hintsOf(weights)).toEqual([]);
  });

  it('say long times and odd ranges in words', () => {
    const { service } = openWorkspace(`apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: a, namespace: shop}
spec:
  hosts: [a.example.com]
  addresses: [10.0.0.0/8, 10.1.2.0/22, 999.1.1.0/22]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a, namespace: shop}
spec:
  host: a
  trafficPolicy: {connectionPool: {tcp: {connectTimeout: 30s, maxConnectionDuration: 5400s}}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: a}
spec: {time: 5400s}
`);
    const hints = service.inlayHints('file:///test.yaml', everything);
    expect(hints.map(({ label }) => label)).toEqual(['to 10.1.3.255', '1h30m']);
  });

  it('say the mutual TLS of workloads and namespaces, where a policy decides', () => {
    const policy = `---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default, namespace: shop}
spec: {mtls: {mode: STRICT}}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
---
apiVersion: v1
kind: Namespace
metadata: {name: other}
`;
    const { service } = openWorkspace(SERVICE + WORKLOAD + policy);
    const hints = service.inlayHints('file:///test.yaml', everything);
    expect(hints.map(({ label, position }) => [label, position.line])).toEqual([
      ['mTLS STRICT', 11],
      ['mTLS STRICT', 21],
    ]);
    expect(openWorkspace(SERVICE + WORKLOAD).service.inlayHints('file:///test.yaml', everything)).toEqual([]);
  });
});
