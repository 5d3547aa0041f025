import { describe, expect, it } from 'vitest';
import { findCursorPath } from '../../server/src/features/completion/cursor-path.ts';
import { complete } from '../support/complete.ts';
import { readMarkedFile } from '../support/markers.ts';

const WORKSPACE = `# file: workspace.yaml
apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: shop}
spec:
  ports: [{name: http, port: 9080}, {name: admin, port: 9090}]
---
apiVersion: v1
kind: Service
metadata: {name: ratings, namespace: stars}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec:
  host: reviews
  subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: edge}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews, namespace: shop}
spec:
  template:
    metadata: {labels: {app: reviews, version: v1}}
    spec: {serviceAccountName: reviewer}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: door, namespace: shop}
spec:
  listeners: [{name: https, port: 443, protocol: HTTPS}]
`;

const virtualService = (spec: string) => `# file: a.yaml
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: a
  namespace: shop
spec:
${spec}`;

describe('findCursorPath', () => {
  it.each([
    [
      'spec:\n  http:\n    - route:\n        - destination:\n            ho<|>',
      'spec.http.0.route.0.destination',
      'key',
    ],
    [
      'spec:\n  http:\n    - match: []\n    - route:\n        - destination:\n            host: r<|>',
      'spec.http.1.route.0.destination.host',
      'value',
    ],
    ['spec:\n  http:\n  - match:\n    - uri:\n        exact: /a\n    <|>', 'spec.http.0', 'key'],
    ['spec:\n  hosts:\n  - a\n  - <|>', 'spec.hosts.1', 'key'],
    ['spec:\n  hosts:\n  - a\n  <|>', 'spec', 'key'],
    ['spec:\n  a: |\n    x:\n      y: 1\n  b: <|>', 'spec.b', 'value'],
    ['spec:\n  - - a: 1\n    - b: <|>', 'spec.0.1.b', 'value'],
    ['a: 1\n<|>', '', 'key'],
    ['apiV<|>', '', 'key'],
    ['# only: a comment\nspec:\n\n  # another: one\n  x<|>', 'spec', 'key'],
  ])('reads %j', (marked, path, expects) => {
    const { text, cursors } = readMarkedFile(marked);
    const found = findCursorPath(text, cursors[0] ?? 0);
    expect([found?.path.join('.'), found?.expects]).toEqual([path, expects]);
  });
});

describe('completion of what a document is', () => {
  it('offers kinds for an apiVersion, and the other way round', async () => {
    expect((await complete('apiVersion: networking.istio.io/v1\nkind: <|>')).labels).toContain(
      'VirtualService',
    );
    const versions = (await complete('kind: VirtualService\napiVersion: <|>')).labels;
    expect(versions[0]).toBe('networking.istio.io/v1');
    expect(versions).not.toContain('cilium.io/v2');
  });

  it('offers whole heads from the first keystroke', async () => {
    const { labels, accept } = await complete('Virt<|>');
    expect(labels).toContain('VirtualService');
    expect(accept('VirtualService')).toMatch(
      /^apiVersion: networking\.istio\.io\/v1\nkind: VirtualService\nmetadata:/,
    );
  });

  it('replaces a half-typed apiVersion, dots and slashes included', async () => {
    const { accept } = await complete('kind: VirtualService\napiVersion: networking.istio.io/v<|>');
    expect(accept('networking.istio.io/v1')).toBe('kind: VirtualService\napiVersion: networking.istio.io/v1');
  });
});

describe('completion of fields', () => {
  it('offers required and common fields first', async () => {
    const { labels } = await complete(virtualService('  hosts: [a]\n  http:\n    - route:\n        - <|>\n'));
    expect(labels.slice(0, 2)).toEqual(['destination', 'weight']);
  });

  it('offers allowed values', async () => {
    const text = `apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: a}\nspec:\n  mtls:\n    mode: <|>\n`;
    const { labels } = await complete(text);
    expect(labels).toEqual(expect.arrayContaining(['STRICT', 'PERMISSIVE', 'DISABLE']));
    // Its zero, which says nothing, comes last.
    expect(labels.at(-1)).toBe('UNSET');
  });

  it('works in a document that is broken above', async () => {
    const { labels } = await complete(virtualService('  hosts: [a\n  http:\n    - ret<|>\n'));
    expect(labels).toContain('retries');
  });
});

describe('completion of names', () => {
  it.each([
    [
      'hosts of the namespace short, of others in full',
      '  http:\n    - route:\n        - destination:\n            host: <|>',
      ['reviews', 'ratings.stars.svc.cluster.local'],
    ],
    [
      'subsets of the host',
      '  http:\n    - route:\n        - destination:\n            host: reviews\n            subset: <|>',
      ['v1', 'v2'],
    ],
    [
      'ports of the host',
      '  http:\n    - route:\n        - destination:\n            host: reviews\n            port:\n              number: <|>',
      ['9080', '9090'],
    ],
    ['gateways', '  gateways:\n    - <|>', ['door', 'edge/public', 'mesh']],
    ['gateways in a flow list', '  gateways: [<|>]', ['door', 'edge/public', 'mesh']],
  ])('offers %s', async (_, spec, expected) => {
    const { labels } = await complete(WORKSPACE + virtualService(spec));
    expect(labels).toEqual(expect.arrayContaining(expected));
  });

  it('keeps the quotes that were opened', async () => {
    const { accept } = await complete(WORKSPACE + virtualService('  hosts: ["rev<|>"]'));
    expect(accept('reviews')).toContain('hosts: ["reviews"]');
  });

  it.each([
    [
      'AuthorizationPolicy',
      'security.istio.io/v1',
      '  rules:\n    - from:\n        - source:\n            principals: [<|>]',
      'cluster.local/ns/shop/sa/reviewer',
    ],
    ['AuthorizationPolicy', 'security.istio.io/v1', '  selector:\n    matchLabels:\n      <|>', 'app'],
    [
      'AuthorizationPolicy',
      'security.istio.io/v1',
      '  selector:\n    matchLabels:\n      app: <|>',
      'reviews',
    ],
    [
      'MeshTLSAuthentication',
      'policy.linkerd.io/v1alpha1',
      '  identities:\n    - <|>',
      'reviewer.shop.serviceaccount.identity.linkerd.cluster.local',
    ],
    [
      'HTTPRoute',
      'gateway.networking.k8s.io/v1',
      '  parentRefs:\n    - name: door\n      sectionName: <|>',
      'https',
    ],
    [
      'HTTPRoute',
      'gateway.networking.k8s.io/v1',
      '  rules:\n    - backendRefs:\n        - name: reviews\n          port: <|>',
      '9080',
    ],
  ])('offers in a %s what the workspace has', async (kind, apiVersion, spec, expected) => {
    const text = `# file: a.yaml\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a, namespace: shop}\nspec:\n${spec}\n`;
    expect((await complete(WORKSPACE + text)).labels).toContain(expected);
  });

  it('finds a name among more than can be shown', async () => {
    const services = Array.from(
      { length: 300 },
      (_, index) => `apiVersion: v1\nkind: Service\nmetadata: {name: shop-${index}, namespace: shop}\n---\n`,
    );
    const { labels } = await complete(
      `# file: b.yaml\n${services.join('')}${virtualService('  hosts: [shop-29<|>]')}`,
    );
    expect(labels).toEqual(expect.arrayContaining(['shop-29', 'shop-299']));
    expect(labels).not.toContain('shop-1');
  });

  it('is silent in comments', async () => {
    expect((await complete(virtualService('  hosts: [a] # <|>'))).labels).toEqual([]);
  });
});
