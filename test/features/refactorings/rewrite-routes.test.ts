import { describe, expect, it } from 'vitest';
import { CANARY, problemsOf, refactor, SERVICES } from '../../support/refactor.ts';

const ROUTE = `# Traffic of the shop.
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: reviews # Stays.
  namespace: shop
# Testers see what is next.
spec:
  parentRefs:
    - group: ""
      kind: Service
      name: reviews
      port: 9080
  rules:
    - name: testers
      matches:
        - headers:
            - name: x-tester
              value: "yes"
      backendRefs:
        - name: reviews-next
          port: 9080
      timeouts:
        request: 500ms
    - backendRefs:
        - name: reviews
          port: 9080
          weight: 90
        - name: reviews-next
          port: 9080
          weight: 10
`;

const marked = (text: string) => `# file: test.yaml\n${text.replace('kind: ', 'kind: <|>')}`;

describe('a VirtualService and an HTTPRoute', () => {
  it('become each other and back, comments and all', async () => {
    const route = (await refactor(CANARY + SERVICES)).apply('HTTPRoute');
    expect(route).toBe(ROUTE);
    const service = (await refactor(marked(route) + SERVICES)).apply('VirtualService');
    expect((await refactor(marked(service) + SERVICES)).apply('HTTPRoute')).toBe(ROUTE);
    expect(await problemsOf(route)).toEqual([]);
    expect(await problemsOf(service)).toEqual([]);
  });

  it('name in comments what is lost', async () => {
    const { apply } = await refactor(`# file: test.yaml
apiVersion: networking.istio.io/v1
kind: VirtualService<|>
metadata: {name: a, namespace: web}
spec:
  hosts: [a.example.com]
  gateways: [edge/public]
  exportTo: ["."]
  http:
  - match:
    - uri: {prefix: /api}
      sourceLabels: {app: web}
    route:
    - destination: {host: reviews.shop.svc.cluster.local, subset: v1}
    retries: {attempts: 2}
    rewrite: {uri: /}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec:
  host: reviews
  subsets: [{name: v1, labels: {version: v1}}]
${SERVICES}`);
    expect(apply('HTTPRoute').split('---')[0]).toBe(`apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: a, namespace: web}
# The Gateway "public" in namespace "edge" has to be one of the Gateway API.
# Not carried over: http[0].match.sourceLabels, so that more requests match.
# "/api" matches whole segments of a path now: "/apix" is no match any more.
# An HTTPRoute has no subsets: subset "v1" of "reviews" needs a Service "reviews-v1" that selects version: v1.
# Not carried over: http[0].retries.
# Not carried over: exportTo.
spec:
  parentRefs:
  - name: public
    namespace: edge
  hostnames:
  - a.example.com
  rules:
  - matches:
    - path:
        type: PathPrefix
        value: /api
    filters:
    - type: URLRewrite
      urlRewrite:
        path:
          type: ReplacePrefixMatch
          replacePrefixMatch: /
    backendRefs:
    - name: reviews-v1
      namespace: shop
      port: 9080
`);
  });

  it.each([
    [
      'a destination outside',
      '{hosts: [reviews], http: [{route: [{destination: {host: "*.example.com"}}]}]}',
    ],
    ['no routes', '{hosts: [reviews]}'],
  ])('are left alone with %s', async (_, spec) => {
    const { titles } = await refactor(
      `apiVersion: networking.istio.io/v1\nkind: VirtualService<|>\nmetadata: {name: a}\nspec: ${spec}\n`,
    );
    expect(titles).toEqual([]);
  });
});

describe('the order of rules', () => {
  const rules = (...paths: readonly string[]) =>
    paths
      .map((path, number) => `    - matches: [${path}]\n      backendRefs: [{name: b${number}, port: 80}]\n`)
      .join('');
  const route = (...paths: readonly string[]) => `# file: test.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute<|>
metadata: {name: a, namespace: shop}
spec:
  parentRefs: [{group: "", kind: Service, name: reviews, port: 9080}]
  rules:
${rules(...paths)}`;
  const hostsOf = (text: string) => [...text.matchAll(/host: (\w+)/g)].map((match) => match[1]);

  it('is that of the Gateway API in a VirtualService', async () => {
    const mixed = route(
      '',
      '{path: {value: /a}}',
      '{path: {value: /a/b}, method: GET}',
      '{path: {value: /a/b}, headers: [{name: x, value: y}, {name: z, value: y}]}',
      '{path: {type: Exact, value: /}}',
    );
    const text = (await refactor(mixed)).apply('VirtualService');
    expect(hostsOf(text)).toEqual(['b4', 'b2', 'b3', 'b1', 'b0']);
    expect(text).toContain('# Istio takes the first route that matches');
    expect(await problemsOf(text)).toEqual([]);
    const ordered = (await refactor(route('{path: {value: /}}', ''))).apply('VirtualService');
    expect(hostsOf(ordered)).toEqual(['b0', 'b1']);
    expect(ordered).not.toContain('# Istio');
  });

  const service = (...matches: readonly string[]) => `# file: test.yaml
apiVersion: networking.istio.io/v1
kind: VirtualService<|>
metadata: {name: reviews, namespace: shop}
spec:
  hosts: [reviews]
  http:
${matches.map((match) => `    - match: [${match}]\n      route: [{destination: {host: reviews, port: {number: 9080}}}]\n`).join('')}${SERVICES}`;
  const JASON = 'headers: {end-user: {exact: jason}}';

  it.each([
    [`{${JASON}}`, '{uri: {prefix: /api/}}'],
    ['{uri: {prefix: /a/}}', '{uri: {exact: /a/b}}'],
    ['{uri: {regex: /.*}}', '{uri: {exact: /a}}'],
  ])('is said to change: %s, %s', async (first, second) => {
    expect((await refactor(service(first, second))).apply('HTTPRoute')).toContain(
      '# The most specific match wins now, not the first: http[1] takes what it shares with http[0].\n',
    );
  });

  it.each([
    ['{uri: {prefix: /api/}}', `{${JASON}}`],
    [`{${JASON}, uri: {prefix: /}}`, '{uri: {prefix: /}}'],
    ['{uri: {prefix: /a/}}', '{uri: {exact: /b}}'],
    ['{uri: {exact: /a}}', '{uri: {exact: /abc}}'],
    ['{uri: {prefix: /a/}, method: {exact: GET}}', '{uri: {exact: /a/b}, method: {exact: PUT}}'],
    [`{${JASON}}`, '{uri: {prefix: /a/}, headers: {end-user: {exact: eva}}}'],
  ])('is not said to change: %s, %s', async (first, second) => {
    expect((await refactor(service(first, second))).apply('HTTPRoute')).not.toContain('most specific');
  });
});

describe('what would not work in the other form', () => {
  it.each([
    ['a delegate', '{delegate: {name: b}}'],
    ['an answer of its own', '{directResponse: {status: 503}}'],
  ])('keeps a VirtualService as it is: %s', async (_, http) => {
    const { titles } = await refactor(`apiVersion: networking.istio.io/v1
kind: VirtualService<|>
metadata: {name: a, namespace: shop}
spec: {hosts: [reviews], http: [${http}]}
`);
    expect(titles.filter((title) => title.startsWith('Rewrite'))).toEqual([]);
  });

  const route = (hostnames: string, filter: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute<|>
metadata: {name: a, namespace: shop}
spec:
  parentRefs: [{name: public}]
  hostnames: [${hostnames}]
  rules:
    - filters: [{type: RequestRedirect, requestRedirect: {${filter}}}]
`;

  it('keeps an HTTPRoute as it is: a redirect to the same place', async () => {
    const { titles } = await refactor(route('a.example.com', 'statusCode: 303'));
    expect(titles.filter((title) => title.startsWith('Rewrite'))).toEqual([]);
  });

  it('is left out: hosts that a wildcard stands for', async () => {
    const { apply } = await refactor(route('a.example.com, "*.example.com", b.org', 'scheme: https'));
    expect(apply('VirtualService')).toMatch(/ hosts:\n {4}- "\*\.example\.com"\n {4}- b\.org\n {2}gateways/);
  });

  it('is left out: names that are none for a rule', async () => {
    const named = CANARY.replace('name: testers', 'name: All Testers');
    const text = (await refactor(named + SERVICES)).apply('HTTPRoute');
    expect(text).not.toContain('name: All');
    expect(text).toContain('# Not carried over: http[0].name.\n');
    expect(await problemsOf(text)).toEqual([]);
  });

  it.each([':authority: {exact: a}', '"@request.auth.claims.sub": {exact: a}', 'x: {exact: ""}'])(
    'is left out: %s',
    async (condition) => {
      const text = (
        await refactor(CANARY.replace('x-tester:', `${condition}\n            x-tester:`) + SERVICES)
      ).apply('HTTPRoute');
      expect(text).toContain('# Not carried over: http[0].match.headers.');
      expect(await problemsOf(text)).toEqual([]);
    },
  );

  it('is left out: conditions beside one that cannot be said', async () => {
    const wide = CANARY.replace('      match:\n', '      match:\n        - sourceLabels: {app: web}\n');
    const text = (await refactor(wide + SERVICES)).apply('HTTPRoute');
    expect(text).toContain('http[0].match.sourceLabels, so that more requests match.');
    expect(text).not.toContain('matches:');
  });
});
