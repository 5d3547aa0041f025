import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { TRANSLATE_KIND } from '../../server/src/features/translate/translation-actions.ts';
import { MESHES, type MeshName } from '../../server/src/resources/mesh-signals.ts';
import { lintTexts } from '../support/lint-texts.ts';
import { openWorkspace } from '../support/feature-test.ts';

/** What the resource with this kind is in another mesh; '' if that mesh cannot say it. */
async function translate(yaml: string, kind: string, mesh: MeshName): Promise<string> {
  const { service } = openWorkspace(yaml);
  for (const uri of service.files()) {
    const document = service.documents(uri).find(({ text }) => text.includes(`kind: ${kind}\n`));
    if (document === undefined) continue;
    const position = document.rangeOf({ start: document.text.indexOf('kind:'), end: 0 }).start;
    const found = await service.translations(uri, position);
    return found.find((translation) => translation.mesh === mesh)?.text ?? '';
  }
  throw new Error(`No ${kind}`);
}

/** The specs, annotations and labels of the documents of a text. */
function valuesOf(yaml: string): unknown[] {
  return parseAllDocuments(yaml).map((document) => document.toJS() as unknown);
}

const SHOP = `# file: shop.yaml
apiVersion: v1
kind: Service
metadata:
  name: checkout
  namespace: shop
spec:
  selector:
    app: checkout
  ports:
    - name: http
      port: 8080
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
  namespace: shop
spec:
  selector:
    matchLabels:
      app: checkout
  template:
    metadata:
      labels:
        app: checkout
    spec:
      containers:
        - name: app
          image: checkout
          ports:
            - containerPort: 8080
# file: policy.yaml
`;

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

const MUTUAL_TLS = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: STRICT
`;

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

/** Each with its kind there and the meshes that can say all of it. */
const ROUND_TRIPS: readonly (readonly [string, string, string, Partial<Record<MeshName, string>>])[] = [
  [
    'a canary',
    ROUTE,
    'VirtualService',
    { 'gateway-api': 'HTTPRoute', linkerd: 'HTTPRoute', cilium: 'HTTPRoute' },
  ],
  ['retries and timeouts', RETRIES, 'VirtualService', { linkerd: 'HTTPRoute', cilium: 'CiliumEnvoyConfig' }],
  ['circuit breaking', BREAKER, 'DestinationRule', { cilium: 'CiliumEnvoyConfig' }],
  ['mutual TLS', MUTUAL_TLS, 'PeerAuthentication', { linkerd: 'Namespace', cilium: 'Namespace' }],
  [
    'authorization',
    ACCESS,
    'AuthorizationPolicy',
    { linkerd: 'AuthorizationPolicy', cilium: 'CiliumNetworkPolicy' },
  ],
];

describe('translations', () => {
  const trips = ROUND_TRIPS.flatMap(([what, yaml, kind, meshes]) =>
    Object.entries(meshes).map(([mesh, there]) => ({ what, yaml, kind, mesh: mesh as MeshName, there })),
  );

  it.each(trips)('of $what come back from $mesh', async ({ yaml, kind, mesh, there }) => {
    const other = await translate(SHOP + yaml, kind, mesh);
    const back = await translate(SHOP + other, there, 'istio');
    expect(valuesOf(back)).toEqual(valuesOf(yaml));
  });

  it.each(trips)('of $what to $mesh are free of problems', async ({ yaml, kind, mesh }) => {
    const other = await translate(SHOP + yaml, kind, mesh);
    expect(await lintTexts({ 'there.yaml': other })).toEqual([]);
    expect(await lintTexts({ 'here.yaml': yaml })).toEqual([]);
  });
});

const HEAD = 'apiVersion: networking.istio.io/v1\n';

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

describe('translations from other meshes', () => {
  it('take circuit breaking from Linkerd to Istio', async () => {
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

  it('find the accounts behind the labels of a Cilium policy', async () => {
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

  it('take the shorter form of a path prefix apart', async () => {
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

describe('what has no counterpart', () => {
  it('is said in comments', async () => {
    const text = await translate(SHOP + BREAKER, 'DestinationRule', 'linkerd');
    expect(text).toMatch(/^# DestinationRule "checkout" in the words of Linkerd\.\n/);
    expect(text).toContain('# Linkerd has no limits for connections and requests under way.\n');
    expect(await lintTexts({ 'there.yaml': text })).toEqual([]);
  });

  it('leaves nothing but comments of a policy that denies', async () => {
    const text = await translate(ACCESS.replace('ALLOW', 'DENY'), 'AuthorizationPolicy', 'linkerd');
    expect(text).toContain('Linkerd has no policy that denies');
    expect(text.split('\n').every((line) => line === '' || line.startsWith('#'))).toBe(true);
  });

  it('does not widen a Cilium policy that denies requests', async () => {
    const text = await translate(ACCESS.replace('ALLOW', 'DENY'), 'AuthorizationPolicy', 'cilium');
    expect(text).not.toContain('ingressDeny');
  });

  it('stays within its comment whatever a name holds', async () => {
    const text = await translate(
      `${HEAD}kind: VirtualService\nmetadata: {name: "a\\nb: c"}\nspec: {hosts: [x], http: [{route: [{destination: {host: x}}]}]}\n`,
      'VirtualService',
      'linkerd',
    );
    expect(text.split('\n')[0]).toBe('# VirtualService "a b: c" in the words of Linkerd.');
  });
});

describe('nothing is offered', () => {
  it.each([
    ['for a template', 'VirtualService', ROUTE.replace('host: checkout-v1', 'host: "{{ .Values.host }}"')],
    [
      'for a delegate',
      'VirtualService',
      `${HEAD}kind: VirtualService\nmetadata: {name: a}\nspec: {http: []}\n`,
    ],
    ['for other kinds', 'Gateway', `${HEAD}kind: Gateway\nmetadata: {name: a}\nspec: {servers: []}\n`],
    [
      'for subsets alone',
      'DestinationRule',
      `${HEAD}kind: DestinationRule\nmetadata: {name: a}\nspec: {host: a}\n`,
    ],
    [
      'for a DENY without rules',
      'AuthorizationPolicy',
      ACCESS.slice(0, ACCESS.indexOf('  rules:')).replace('ALLOW', 'DENY'),
    ],
  ])('%s', async (_, kind, yaml) => {
    for (const mesh of MESHES) expect(await translate(yaml, kind, mesh)).toBe('');
  });
});

describe('half-typed resources', () => {
  const texts = ROUND_TRIPS.map(([what, yaml]) => [what, yaml] as const);

  it.each(texts)('about %s are no reason to fail', async (_, yaml) => {
    for (let end = yaml.indexOf('spec:'); end < yaml.length; end += 7) {
      const { service } = openWorkspace(`${SHOP}${yaml.slice(0, end)}\n`);
      await service.translations('file:///policy.yaml', { line: 1, character: 0 });
    }
  });
});

describe('the way to translations', () => {
  it('is a code action where the client can show them', async () => {
    const { service } = openWorkspace(ROUTE);
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    const actions = await service.codeActions('file:///test.yaml', range, ['refactor']);
    expect(actions.find(({ kind }) => kind === TRANSLATE_KIND)?.command).toMatchObject({
      command: 'meshwright.showTranslation',
      arguments: ['file:///test.yaml', range.start],
    });
    expect(await service.codeActions('file:///test.yaml', range, ['quickfix'])).toEqual([]);
  });

  it('is not offered unasked inside a resource', async () => {
    const { service } = openWorkspace(ROUTE);
    const inside = { line: 9, character: 4 };
    const range = { start: inside, end: inside };
    expect(await service.codeActions('file:///test.yaml', range, undefined)).toEqual([]);
    expect(await service.codeActions('file:///test.yaml', range, ['refactor'])).not.toEqual([]);
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

describe('translations of the examples', () => {
  const folder = path.resolve(import.meta.dirname, '../../examples');

  it.each(['istio', 'linkerd', 'cilium', 'gateway-api', 'bookshop'])('%s are right', async (name) => {
    const files = readdirSync(path.join(folder, name)).filter((file) => /^\w.*\.yaml$/.test(file));
    const marked = files.map(
      (file) => `# file: ${file}\n${readFileSync(path.join(folder, name, file), 'utf8')}`,
    );
    const { service } = openWorkspace(marked.join(''));
    const documents = service.files().flatMap((uri) => service.documents(uri));
    const around = documents.filter(({ text }) => /^kind: (?:Service|ReferenceGrant)$/m.test(text));
    let count = 0;
    for (const document of documents) {
      const position = document.rangeOf({ start: document.text.indexOf('kind:'), end: 0 }).start;
      for (const { text } of await service.translations(document.uri, position)) {
        const written = new Set(parseAllDocuments(text).map((part) => titleOf(part.toJS())));
        const others = around.filter(
          (other) => !written.has(titleOf(parseAllDocuments(other.text)[0]?.toJS())),
        );
        const problems = await lintTexts({
          'there.yaml': text,
          'around.yaml': others.map((other) => other.text).join('---\n'),
        });
        const found = problems.filter(
          ({ file, severity }) => file === 'there.yaml' && severity !== 'information',
        );
        expect(found, text).toEqual([]);
        count++;
      }
    }
    expect(count).toBeGreaterThan(2);
  });
});

/** Kind and name of a resource. */
function titleOf(resource: { kind?: string; metadata?: { name?: string } } | null | undefined): string {
  return `${resource?.kind} ${resource?.metadata?.name}`;
}
