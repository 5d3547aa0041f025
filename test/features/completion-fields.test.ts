import { CompletionItemTag, InsertTextFormat } from 'vscode-languageserver-types';
import { describe, expect, it } from 'vitest';
import { withoutSnippets } from '../../server/src/features/completion/without-snippets.ts';
import { complete } from '../support/complete.ts';

const resource = (apiVersion: string, kind: string) => (spec: string) =>
  `# file: a.yaml\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: a\nspec:\n${spec}`;

const virtualService = resource('networking.istio.io/v1', 'VirtualService');
const destinationRule = resource('networking.istio.io/v1', 'DestinationRule');
const httpRoute = resource('gateway.networking.k8s.io/v1', 'HTTPRoute');
const gateway = resource('gateway.networking.k8s.io/v1', 'Gateway');

describe('where fields are offered', () => {
  it.each([
    ['behind a dash', virtualService('  http:\n    - <|>'), 'route'],
    ['behind a dash without indentation', virtualService('  http:\n  - <|>'), 'route'],
    ['behind two dashes', virtualService('  http:\n    - match:\n        - uri:\n            <|>'), 'exact'],
    ['behind a later dash', virtualService('  http:\n    - name: a\n    - <|>\n    - name: c\n'), 'route'],
    ['in a flow map', virtualService('  http:\n    - route: [{destination: {<|>}}]'), 'host'],
    ['in a flow map that is not closed', virtualService('  http:\n    - route: [{destination: {<|>'), 'host'],
    [
      'in a flow map over several lines',
      virtualService('  http: [\n    {\n      name: a,\n      <|>\n    }\n  ]\n'),
      'route',
    ],
    ['at the end of a flow map', virtualService('  http: [{name: a, <|>}]\n'), 'route'],
    [
      'in the second document',
      `${virtualService('  hosts: [a]\n')}\n---\napiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: a}\nspec:\n  <|>`,
      'mtls',
    ],
    [
      'in an item of a list',
      '# file: a.yaml\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: networking.istio.io/v1\n    kind: Gateway\n    metadata: {name: a}\n  - apiVersion: security.istio.io/v1\n    kind: PeerAuthentication\n    metadata: {name: a}\n    spec:\n      <|>',
      'mtls',
    ],
    [
      'at the start of an item of a list',
      '# file: a.yaml\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: networking.istio.io/v1\n    <|>',
      'kind',
    ],
    ['above what is there', virtualService('  <|>\n  http:\n    - name: a\n'), 'hosts'],
    ['between quotes', virtualService('  "ho<|>"'), 'hosts'],
    ['under a broken line', virtualService('  hosts: [a\n  gateways: ]\n  <|>'), 'http'],
    ['above a broken line', virtualService('  <|>\n  hosts: "a\n'), 'http'],
    ['beside tabs', virtualService('  hosts:\n\t- a\n  <|>'), 'http'],
    ['with Windows line ends', virtualService('  hosts: [a]\n  <|>\n').replaceAll('\n', '\r\n'), 'http'],
    ['around a template', virtualService('  {{- if .x }}\n  hosts: [a]\n  {{- end }}\n  <|>'), 'http'],
    [
      'in the metadata',
      '# file: a.yaml\napiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata:\n  <|>',
      'name',
    ],
  ])('%s', async (_, marked, label) => {
    expect((await complete(marked)).labels).toContain(label);
  });

  it.each([
    ['behind a scalar field', virtualService('  hosts: [a]\n  http:\n    - timeout: 5s\n      retries: <|>')],
    [
      'before the kind is said, in what no kind of ours has',
      `${virtualService('  hosts: [a]\n')}\n---\nspec:\n  replicas: 2\n  <|>`,
    ],
    ['behind an item of a flow list', virtualService('  http: [{name: a}<|>]\n')],
    ['behind a flow list', virtualService('  hosts: [a]<|>\n')],
    ['in a template expression', virtualService('  http: {{ .Values.<|> }}\n')],
    ['in a kind of others', '# file: a.yaml\napiVersion: example.io/v1\nkind: Thing\nspec:\n  <|>'],
    ['in the values of a chart', '# file: a.yaml\nreplicas: 2\n<|>'],
    ['in a block scalar', '# file: a.yaml\napiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    <|>'],
  ])('nowhere %s', async (_, marked) => {
    expect((await complete(marked)).labels).toEqual([]);
  });
});

describe('the order of fields', () => {
  it('has no fields that are there already', async () => {
    const { labels } = await complete(virtualService('  hosts: [a]\n  <|>\n  gateways: [mesh]\n'));
    expect(labels).toContain('http');
    expect(labels).not.toContain('hosts');
    expect(labels).not.toContain('gateways');
  });

  it('starts with what is required', async () => {
    const { labels } = await complete(gateway('  <|>'));
    expect(labels.slice(0, 3)).toEqual(['gatewayClassName', 'listeners', 'gatewayClassName, listeners']);
  });

  it('goes on from the field above', async () => {
    const { labels } = await complete(
      httpRoute('  rules:\n    - backendRefs:\n        - name: a\n      <|>\n'),
    );
    expect(labels.indexOf('filters')).toBeLessThan(labels.indexOf('matches'));
  });

  it('puts last what excludes what is there', async () => {
    const { labels } = await complete(
      virtualService('  http:\n    - match:\n        - uri:\n            exact: /a\n            <|>\n'),
    );
    expect(labels).toEqual(expect.arrayContaining(['prefix', 'regex']));
    const route = await complete(virtualService('  http:\n    - redirect: {uri: /a}\n      <|>\n'));
    expect(route.labels.indexOf('route')).toBeGreaterThan(route.labels.indexOf('match'));
  });

  it('asks for what a type calls for', async () => {
    const { labels, item } = await complete(
      httpRoute('  rules:\n    - filters:\n        - type: URLRewrite\n          <|>\n'),
    );
    expect(labels[0]).toBe('urlRewrite');
    expect(item('urlRewrite').detail).toContain('required');
  });

  it('marks deprecated fields and puts them last', async () => {
    const { items } = await complete(resource('extensions.istio.io/v1alpha1', 'WasmPlugin')('  <|>'));
    const deprecated = items.filter(({ tags }) => tags?.includes(CompletionItemTag.Deprecated));
    expect(deprecated.map(({ label }) => label)).toEqual(['targetRef']);
    expect(items.at(-1)?.label).toBe('targetRef');
  });

  it('marks experimental fields', async () => {
    const { item } = await complete(httpRoute('  rules:\n    - <|>'));
    expect(item('retry').detail).toContain('experimental');
  });
});

describe('what is inserted', () => {
  const without = (marked: string) => marked.replace('# file: a.yaml\n', '');

  it.each([
    [
      'what is required along with a field',
      virtualService('  http:\n    - ro<|>\n'),
      'route',
      virtualService('  http:\n    - route:\n        - destination:\n            host: <|>\n'),
    ],
    [
      'all that is required at once',
      gateway('  listeners:\n    - <|>\n'),
      'name, protocol, port',
      gateway('  listeners:\n    - name: <|>\n      protocol: \n      port: \n'),
    ],
    [
      'a name with the metadata',
      '# file: a.yaml\napiVersion: networking.istio.io/v1\nkind: Gateway\n<|>',
      'metadata',
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata:\n  name: <|>',
    ],
    [
      'lists as the text indents them',
      virtualService('  hosts:\n  - a\n  ht<|>\n'),
      'http',
      virtualService('  hosts:\n  - a\n  http:\n  - <|>\n'),
    ],
    [
      'defaults',
      httpRoute('  rules:\n    - matches:\n        - <|>\n'),
      'headers',
      httpRoute(
        '  rules:\n    - matches:\n        - headers:\n            - name: <|>\n              value: \n',
      ),
    ],
    [
      'braces in flow maps',
      virtualService('  http: [{<|>}]\n'),
      'fault',
      virtualService('  http: [{fault: {<|>}}]\n'),
    ],
    [
      'braces around the first field of a flow item',
      virtualService('  http: [<|>]\n'),
      'timeout',
      virtualService('  http: [{timeout: <|>}]\n'),
    ],
    [
      'a dash where it is missing',
      virtualService('  http:\n    <|>\n'),
      '- timeout',
      virtualService('  http:\n    - timeout: <|>\n'),
    ],
    [
      'the name alone where a value is there already',
      virtualService('  ho<|>st: [a]\n'),
      'hosts',
      virtualService('  hosts: [a]\n'),
    ],
    [
      'a blank behind the colon',
      destinationRule('  host: a\n  trafficPolicy:\n    tls:\n      mode:<|>\n'),
      'SIMPLE',
      destinationRule('  host: a\n  trafficPolicy:\n    tls:\n      mode: SIMPLE\n'),
    ],
  ])('%s', async (_, marked, label, expected) => {
    expect((await complete(marked)).accept(label)).toBe(without(expected));
  });
});

describe('withoutSnippets', () => {
  it('leaves the text alone that the places to fill in hold', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const newText = 'a:\n  b: ${1:x\\}y}\n  c: \\$d $2';
    const item = { label: 'a', insertTextFormat: InsertTextFormat.Snippet, textEdit: { range, newText } };
    expect(withoutSnippets({ isIncomplete: false, items: [item] }).items[0]).toMatchObject({
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: { newText: 'a:\n  b: x}y\n  c: $d ' },
    });
  });
});

describe('values', () => {
  it('are the allowed ones, the default first', async () => {
    const { labels, item } = await complete(gateway('  listeners:\n    - tls:\n        mode: <|>\n'));
    expect(labels).toEqual(['Terminate', 'Passthrough']);
    expect(item('Terminate').detail).toBe('default');
  });

  it('are true and false for booleans', async () => {
    const { labels } = await complete(
      virtualService('  http:\n    - corsPolicy:\n        allowCredentials: <|>\n'),
    );
    expect(labels.toSorted()).toEqual(['false', 'true']);
  });

  it('are offered behind a dash, without those that are there', async () => {
    const { labels } = await complete(
      resource(
        'cilium.io/v2',
        'CiliumNetworkPolicy',
      )('  ingress:\n    - fromEntities:\n        - world\n        - <|>\n'),
    );
    expect(labels).toContain('cluster');
    expect(labels).not.toContain('world');
  });

  it('keep opened quotes', async () => {
    const { accept } = await complete(gateway('  listeners:\n    - tls:\n        mode: "<|>"\n'));
    expect(accept('Passthrough')).toContain('mode: "Passthrough"');
  });
});

describe('annotations and labels', () => {
  it.each([
    [
      'a Namespace',
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels:\n    <|>',
      'istio-injection',
    ],
    [
      'a Pod template',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  template:\n    metadata:\n      annotations:\n        <|>',
      'linkerd.io/inject',
    ],
    [
      'a Service',
      'apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    <|>',
      'service.cilium.io/global',
    ],
  ])('are offered on %s', async (_, text, label) => {
    expect((await complete(`# file: a.yaml\n${text}`)).labels).toContain(label);
  });

  it('are not offered where nobody reads them', async () => {
    const { labels } = await complete(
      '# file: a.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  annotations:\n    <|>',
    );
    expect(labels).not.toContain('linkerd.io/inject');
    const other = await complete(
      '# file: a.yaml\napiVersion: example.io/v1\nkind: Thing\nmetadata:\n  labels:\n    <|>',
    );
    expect(other.labels).toEqual([]);
  });

  it('have quotes around words that are no texts', async () => {
    const { accept } = await complete(
      '# file: a.yaml\napiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    service.cilium.io/global: <|>',
    );
    expect(accept('true')).toContain('global: "true"');
  });
});

describe('types of Envoy', () => {
  const filter = resource('networking.istio.io/v1alpha3', 'EnvoyFilter');
  const patch =
    '  configPatches:\n    - applyTo: HTTP_FILTER\n      patch:\n        value:\n          typed_config:\n';

  it('are offered in an EnvoyFilter', async () => {
    const { accept } = await complete(filter(`${patch}            <|>\n`));
    expect(accept('@type')).toContain('            "@type": ');
    const { labels } = await complete(filter(`${patch}            "@type": <|>\n`));
    expect(labels).toContain('type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua');
  });

  it('are those of resources in a CiliumEnvoyConfig', async () => {
    const { labels } = await complete(
      resource('cilium.io/v2', 'CiliumEnvoyConfig')('  resources:\n    - "@type": type.goo<|>\n'),
    );
    expect(labels).toHaveLength(5);
    expect(labels[0]).toBe('type.googleapis.com/envoy.config.listener.v3.Listener');
  });

  it('are silent in the text of a script', async () => {
    const { labels } = await complete(filter(`${patch}            inlineCode: |\n              <|>\n`));
    expect(labels).toEqual([]);
  });
});
