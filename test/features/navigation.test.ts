import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openWorkspace, show } from '../support/feature-test.ts';

const RULE = `# file: rule.yaml
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: <|reviews|>
  subsets:
    - name: v1
      labels:
        version: v1
`;
const ROUTES = `# file: routes.yaml
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: web
spec:
  hosts: [<|reviews|>.shop.svc.cluster.local]
  gateways: [edge/public]
  http:
    - route:
        - destination:
            host: "<|reviews|>.shop"
            subset: v1
`;
const SERVICE = `# file: service.yaml
apiVersion: v1
kind: Service
metadata:
  name: <|reviews|>
  namespace: shop
spec:
  selector: {app: reviews}
`;
const WORKLOAD = `# file: workload.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews, namespace: shop}
spec:
  template:
    metadata:
      labels: {app: reviews, version: v1}
`;

const unmarked = (text: string) => text.replaceAll(/<\||\|>/g, '');
const withCursor = (text: string, at: string) =>
  unmarked(text).replace(at, `${at.slice(0, -1)}<|>${at.at(-1)}`);

async function rename(marked: string, newName: string): Promise<Record<string, string>> {
  const { service, cursor, textOf } = openWorkspace(marked);
  const edit = await service.rename(cursor.uri, cursor.position, newName);
  return Object.fromEntries(
    Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [
      uri.replace('file:///', ''),
      TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 0, textOf(uri)), edits),
    ]),
  );
}

describe('definition', () => {
  it.each([
    ['a host of a route, in a form with a namespace', ROUTES, '"reviews', SERVICE],
    ['a host of a DestinationRule, short', RULE, 'host: reviews', SERVICE],
  ])('goes from %s to its Service', async (_, text, at, target) => {
    const { service, cursor } = openWorkspace(withCursor(text, at) + unmarked(target));
    const [found] = await service.definition(cursor.uri, cursor.position);
    expect(found && show(found)).toBe('service.yaml:3:8-15');
  });

  it('goes from a subset to the DestinationRule that declares it', async () => {
    const { service, cursor } = openWorkspace(withCursor(ROUTES, 'subset: v1') + unmarked(RULE));
    expect((await service.definition(cursor.uri, cursor.position)).map(show)).toEqual(['rule.yaml:8:12-14']);
  });

  it('goes from a label of a selector to the workloads that carry it', async () => {
    const { service, cursor } = openWorkspace(withCursor(SERVICE, 'app: reviews') + WORKLOAD);
    expect((await service.definition(cursor.uri, cursor.position)).map(show)).toEqual([
      'workload.yaml:6:20-27',
    ]);
  });

  it.each([
    ['an HTTPRoute of a parent in another namespace', 'parentRefs: [{name: pub<|>lic, namespace: edge}]', 3],
    ['an HTTPRoute of a listener', 'parentRefs: [{name: public, namespace: edge, sectionName: ht<|>tps}]', 7],
  ])('finds for %s the Gateway', async (_, parent, line) => {
    const { service, cursor } = openWorkspace(`# file: route.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: a, namespace: web}
spec:
  ${parent}
# file: gateway.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
  namespace: edge
spec:
  listeners:
    - name: https
`);
    const found = await service.definition(cursor.uri, cursor.position);
    expect(found.map(({ uri, range }) => [uri, range.start.line])).toEqual([['file:///gateway.yaml', line]]);
  });

  it('knows nothing of words that are no names', async () => {
    const { service, cursor } = openWorkspace(withCursor(RULE, 'subsets'));
    expect(await service.definition(cursor.uri, cursor.position)).toEqual([]);
  });
});

describe('references', () => {
  it('finds a Service in every form in which it is written', async () => {
    const { service, cursor, marked } = openWorkspace(
      RULE + ROUTES + SERVICE.replace('<|reviews|>', '<|revi<|>ews|>'),
    );
    const found = await service.references(cursor.uri, cursor.position, true);
    expect(found.map(show).sort()).toEqual([...marked].sort());
  });

  it('highlights those of the same file', async () => {
    const { service, cursor } = openWorkspace(withCursor(ROUTES, 'hosts: [reviews') + unmarked(SERVICE));
    const lines = (await service.highlights(cursor.uri, cursor.position)).map(
      ({ range }) => range.start.line,
    );
    expect(new Set(lines)).toEqual(new Set([6, 11]));
  });
});

describe('rename', () => {
  it('changes a subset in all files', async () => {
    const changed = await rename(withCursor(ROUTES, 'subset: v1') + unmarked(RULE), 'stable');
    expect(Object.keys(changed).sort()).toEqual(['routes.yaml', 'rule.yaml']);
    expect(changed['routes.yaml']).toContain('subset: stable\n');
    expect(changed['rule.yaml']).toContain('- name: stable\n');
    expect(changed['rule.yaml']).toContain('version: v1\n');
  });

  it('changes a Service and keeps the form of each host', async () => {
    const changed = await rename(
      withCursor(SERVICE, 'name: reviews') + unmarked(RULE) + unmarked(ROUTES),
      'ratings',
    );
    expect(changed['service.yaml']).toContain('  name: ratings\n');
    expect(changed['rule.yaml']).toContain('host: ratings\n');
    expect(changed['routes.yaml']).toContain('hosts: [ratings.shop.svc.cluster.local]');
    expect(changed['routes.yaml']).toContain('host: "ratings.shop"');
    expect(changed['routes.yaml']).toContain('  name: reviews\n');
  });

  it('refuses names that Kubernetes would not take, and says so', async () => {
    await expect(rename(withCursor(SERVICE, 'name: reviews'), 'Bad Name')).rejects.toThrow('"Bad Name"');
  });

  it('does not rename labels', async () => {
    const { service, cursor } = openWorkspace(withCursor(SERVICE, 'app: reviews') + WORKLOAD);
    expect(await service.prepareRename(cursor.uri, cursor.position)).toBeUndefined();
  });
});

describe('symbols', () => {
  it('reads like the mesh', async () => {
    const { service } = openWorkspace(unmarked(ROUTES));
    const [symbol] = await service.documentSymbols('file:///routes.yaml');
    expect([symbol?.name, symbol?.detail]).toEqual(['VirtualService reviews', 'web']);
    const http = symbol?.children?.[0]?.children?.find(({ name }) => name === 'http');
    const route = http?.children?.[0]?.children?.[0];
    expect(route?.children?.map(({ name }) => name)).toEqual(['reviews.shop v1']);
  });

  it('finds resources of the workspace by kind, namespace and name', async () => {
    const { service } = openWorkspace(unmarked(ROUTES + RULE + SERVICE));
    const found = await service.workspaceSymbols('virtrev');
    expect(found.map(({ name }) => name)).toEqual(['VirtualService reviews']);
    expect(await service.workspaceSymbols('shop/reviews')).toHaveLength(2);
  });
});
