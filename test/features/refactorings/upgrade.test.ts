import { describe, expect, it } from 'vitest';
import { problemsOf, refactor } from '../../support/refactor.ts';

describe('a version', () => {
  it('is upgraded to the one that replaces it', async () => {
    const { apply } = await refactor(
      'apiVersion: gateway.networking.k8s.io/v1beta1\nkind: HTTPRoute<|>\nmetadata: {name: a}\nspec: {}\n',
    );
    expect(apply('Upgrade to')).toMatch(/^apiVersion: gateway\.networking\.k8s\.io\/v1\n/);
  });

  const linkerdRoute = (parent: string) =>
    `apiVersion: policy.linkerd.io/v1beta3\nkind: HTTPRoute<|>\nmetadata: {name: a}\nspec: {parentRefs: [${parent}]}\n`;

  it('is moved to the group that took it over, if it means the same there', async () => {
    const { apply } = await refactor(linkerdRoute('{group: policy.linkerd.io, kind: Server, name: s}'));
    expect(apply('Upgrade to')).toMatch(/^apiVersion: gateway\.networking\.k8s\.io\/v1\nkind: HTTPRoute\n/);
    const policy = (group: string) => `apiVersion: policy.linkerd.io/v1alpha1
kind: AuthorizationPolicy
metadata: {name: p}
spec:
  targetRef: {group: ${group}, kind: HTTPRoute, name: a}
  requiredAuthenticationRefs: []
`;
    const route = linkerdRoute('{group: policy.linkerd.io, kind: Server, name: s}');
    const both = (await refactor(`${route}---\n${policy('policy.linkerd.io')}`)).apply('Upgrade to');
    expect(both.split('---\n')[1]).toBe(policy('gateway.networking.k8s.io'));
    const { titles } = await refactor(linkerdRoute('{name: s}'));
    expect(titles.filter((title) => title.startsWith('Upgrade'))).toEqual([]);
  });
});

describe('a version whose fields had another form', () => {
  const policy = (target: string) => `apiVersion: gateway.networking.k8s.io/v1alpha2
kind: BackendTLSPolicy<|>
metadata:
  name: cart
  namespace: shop
spec:
  targetRef:${target}
  # What the backend shows.
  tls:
    caCertRefs: # Ours.
      - group: ""
        kind: ConfigMap
        name: cart-ca
    hostname: cart.example.com
`;

  it.each([
    [
      '\n    group: "" # Core.\n    kind: Service\n    name: cart',
      '\n    - group: "" # Core.\n      kind: Service\n      name: cart',
    ],
    [' {group: "", kind: Service, name: cart}', '\n    - {group: "", kind: Service, name: cart}'],
  ])('is upgraded in one step: %j', async (old, current) => {
    const text = (await refactor(policy(old))).apply('Upgrade to');
    expect(text).toBe(
      policy(current)
        .replace('v1alpha2', 'v1')
        .replace('<|>', '')
        .replace('targetRef:', 'targetRefs:')
        .replace('tls:', 'validation:')
        .replace('caCertRefs', 'caCertificateRefs'),
    );
    expect(await problemsOf(text)).toEqual([]);
  });

  it('gets the new names of fields', async () => {
    const { apply } = await refactor(`apiVersion: cilium.io/v2alpha1
kind: CiliumLoadBalancerIPPool<|>
metadata: {name: pool}
spec:
  cidrs: # All of them.
    - cidr: 192.0.2.0/24
`);
    const text = apply('Upgrade to');
    expect(text).toContain('  blocks: # All of them.\n');
    expect(await problemsOf(text)).toEqual([]);
  });

  it('keeps what has the new name already', async () => {
    const { apply } = await refactor(`apiVersion: workload.linkerd.io/v1alpha1
kind: ExternalWorkload<|>
metadata: {name: vm}
spec:
  meshTLS: {identity: a.b, serverName: a.b}
  meshTls: {identity: a.b, serverName: a.b}
`);
    expect(apply('Upgrade to')).toContain('  meshTls: {');
  });
});

describe('a kind that was renamed', () => {
  it('is upgraded to its new name', async () => {
    const { apply } = await refactor(`apiVersion: gateway.networking.k8s.io/v1alpha2
kind: ReferencePolicy<|>
metadata: {name: a, namespace: shop}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: web}]
  to: [{group: "", kind: Service}]
`);
    const text = apply('Upgrade to ReferenceGrant of');
    expect(text).toMatch(/^apiVersion: gateway\.networking\.k8s\.io\/v1\nkind: ReferenceGrant\n/);
    expect(await problemsOf(text)).toEqual([]);
  });

  it('is not upgraded where its replacement is another thing', async () => {
    const { titles } = await refactor(
      'apiVersion: authentication.istio.io/v1alpha1\nkind: MeshPolicy<|>\nmetadata: {name: default}\nspec: {}\n',
    );
    expect(titles).toEqual([]);
  });
});

const CURRENT = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
spec:
  gatewayClassName: istio
  listeners: [{name: http, port: 80, protocol: HTTP}]
`;
const LINKERD = `apiVersion: policy.linkerd.io/v1beta3
kind: HTTPRoute
metadata: {name: cart, namespace: shop}
spec:
  parentRefs: [{group: policy.linkerd.io, kind: Server, name: cart}]
  rules: []
`;
const OLD_ROUTE = `apiVersion: gateway.networking.k8s.io/v1beta1
kind: HTTPRoute
metadata: {name: cart, namespace: shop}
spec:
  parentRefs: [{name: public}]
  rules:
    - backendRefs: [{name: cart, port: 80}]
`;
const OLD_POLICY = `apiVersion: gateway.networking.k8s.io/v1alpha2
kind: BackendTLSPolicy
metadata: {name: cart, namespace: shop}
spec:
  targetRef:
    group: ""
    kind: Service
    name: cart
  tls:
    wellKnownCACerts: System
    hostname: cart.example.com
`;
const SPLIT = `apiVersion: split.smi-spec.io/v1alpha2
kind: TrafficSplit
metadata: {name: split, namespace: shop}
spec:
  service: cart
  backends:
    - {service: cart-v1, weight: 90}
    - {service: cart-v2, weight: 10}
`;
const GROUP = `apiVersion: cilium.io/v2alpha1
kind: CiliumCIDRGroup
metadata: {name: offices}
spec:
  externalCIDRs: [192.0.2.0/24]
`;

describe('a file', () => {
  const file = (...parts: readonly string[]) => parts.join('---\n').replace('kind: ', 'kind: <|>');

  it('has all its resources upgraded at once', async () => {
    const { apply } = await refactor(file(OLD_ROUTE, CURRENT, SPLIT, LINKERD, OLD_POLICY, GROUP));
    const text = apply('Upgrade 4 resources of this file');
    expect(text).toContain(LINKERD);
    expect(text).toContain(CURRENT);
    expect(text.match(/^(?:apiVersion|kind): .*/gm)).toEqual([
      'apiVersion: gateway.networking.k8s.io/v1',
      'kind: HTTPRoute',
      'apiVersion: gateway.networking.k8s.io/v1',
      'kind: Gateway',
      'apiVersion: gateway.networking.k8s.io/v1',
      'kind: HTTPRoute',
      'apiVersion: policy.linkerd.io/v1beta3',
      'kind: HTTPRoute',
      'apiVersion: gateway.networking.k8s.io/v1',
      'kind: BackendTLSPolicy',
      'apiVersion: cilium.io/v2',
      'kind: CiliumCIDRGroup',
    ]);
    expect((await problemsOf(text)).filter((problem) => /^(?:api|schema)\//.test(problem))).toEqual([]);
    const { titles } = await refactor(text.replace('kind: ', 'kind: <|>'));
    expect(titles.filter((title) => title.startsWith('Upgrade'))).toEqual([]);
  });

  it.each([
    ['one alone', file(OLD_ROUTE, CURRENT, LINKERD)],
    ['one beside a template', file(OLD_ROUTE, GROUP.replace('offices', '{{ .Values.name }}'))],
  ])('offers nothing of the kind for %s', async (_, text) => {
    const { titles } = await refactor(text);
    expect(titles.filter((title) => title.includes('file'))).toEqual([]);
  });

  it('is not upgraded to what the release in use does not have', async () => {
    const settings = { cilium: { version: '1.17' } };
    const { titles } = await refactor(file(GROUP, GROUP.replace('offices', 'homes')), settings);
    expect(titles).toEqual([]);
    expect(await problemsOf(GROUP, settings)).toEqual([]);
  });
});
