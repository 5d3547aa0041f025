import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../../support/feature-test.ts';
import { CANARY, problemsOf, refactor, SERVICES } from '../../support/refactor.ts';

describe('a TrafficSplit', () => {
  it('becomes an HTTPRoute with its weights', async () => {
    const { apply } = await refactor(`# file: test.yaml
apiVersion: split.smi-spec.io/v1alpha1
kind: TrafficSplit<|>
metadata: {name: a, namespace: shop}
spec:
  service: reviews # The apex.
  backends:
    - service: reviews
      weight: 900m
    - service: reviews-next
      weight: 100m
${SERVICES}`);
    const route = apply('HTTPRoute');
    expect(route).toBe(`apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: a, namespace: shop}
# The apex.
spec:
  parentRefs:
    - group: ""
      kind: Service
      name: reviews
      port: 9080
  rules:
    - backendRefs:
        - name: reviews
          port: 9080
          weight: 900
        - name: reviews-next
          port: 9080
          weight: 100
`);
    expect(await problemsOf(route)).toEqual([]);
  });

  it('says which port is a guess, and which backend got no traffic', async () => {
    const split = (ports: string) => `# file: test.yaml
apiVersion: split.smi-spec.io/v1alpha2
kind: TrafficSplit<|>
metadata: {name: a, namespace: shop}
spec:
  service: cart
  backends:
    - service: reviews
      weight: 1
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: ${ports === '' ? 'other' : 'shop'}}
spec: {ports: [${ports}]}
${SERVICES}`;
    const notes = async (ports: string) =>
      (await refactor(split(ports))).apply('HTTPRoute').match(/(?<=^# )"?[A-Zr].*/gm);
    expect(await notes('')).toEqual([
      'Port 80 of "cart" is a guess, because its Service is not in this workspace.',
      '"reviews" has no port 80, and a TrafficSplit gives traffic to the same port only.',
    ]);
    expect(await notes('{port: 9080}')).toBeNull();
  });
});

describe('a destination', () => {
  const route = (destination: string) => `# file: test.yaml
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: a
  namespace: shop
spec:
  hosts: [reviews]
  http:
    - route:
        - destination:
            ${destination}
`;

  it('gets the subset of a version of its workloads', async () => {
    const { apply } = await refactor(route('host: re<|>views') + SERVICES);
    const text = apply('Extract the subset "v2" of "reviews"');
    expect(text).toBe(`${route('host: reviews\n            subset: v2').replace('# file: test.yaml\n', '')}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
  subsets:
    - name: v2
      labels:
        version: v2
`);
    expect(await problemsOf(text)).toEqual([]);
  });

  it('has its subset added to the DestinationRule that is there', async () => {
    const { apply } = await refactor(`${route('host: reviews\n            subset: next<|>')}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec:
  host: reviews
  subsets:
    - name: v1
      labels:
        version: v1
`);
    expect(apply('Extract')).toContain(`    - name: v1
      labels:
        version: v1
    - name: next
      labels:
        version: next
`);
  });

  it('needs no subset that is declared', async () => {
    const { titles } = await refactor(`${route('host: reviews\n            subset: v1<|>')}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec: {host: reviews, subsets: [{name: v1, labels: {version: v1}}]}
`);
    expect(titles.filter((title) => title.startsWith('Extract'))).toEqual([]);
  });
});

describe('refactorings', () => {
  it('are not offered unasked inside a resource', async () => {
    const inside = CANARY.replace('<|>', '').replace('name: testers', 'name: <|>testers');
    expect((await refactor(inside + SERVICES)).titles).not.toEqual([]);
    const { service, cursor } = openWorkspace(inside + SERVICES);
    const range = { start: cursor.position, end: cursor.position };
    expect(await service.codeActions(cursor.uri, range, undefined)).toEqual([]);
  });

  it('leave templates alone', async () => {
    const template = CANARY.replace('name: testers', 'name: {{ .Values.name }}');
    expect((await refactor(template)).titles).toEqual([]);
  });
});
