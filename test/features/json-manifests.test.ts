import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FIX_ALL_KIND } from '../../server/src/features/fix-all.ts';
import { openWorkspace } from '../support/feature-test.ts';
import { parseAll, toJson } from '../support/to-json.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');
const mistakes = path.join(examples, 'mistakes');
const everything = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };

function readExamples(folder: string): [string, string][] {
  return readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]);
}

const edited = (text: string, { edit }: CodeAction, uri: string) =>
  TextDocument.applyEdits(TextDocument.create(uri, 'json', 0, text), edit?.changes?.[uri] ?? []);

/** Everything that an editor offers in a file, and the file after each offer that edits it. */
async function offers(marked: string): Promise<{ title: string; text: string }[]> {
  const { service } = openWorkspace(marked);
  const found: { title: string; text: string }[] = [];
  for (const uri of service.files()) {
    const { items } = await service.report(uri);
    const ranges = [everything, ...items.map(({ range }) => range)];
    const text = service.documents(uri).reduce((joined, document) => joined + document.text, '');
    for (const range of ranges) {
      const actions = await service.codeActions(uri, range, undefined);
      const forms = await service.codeActions(uri, range, ['refactor', FIX_ALL_KIND]);
      for (const action of [...actions, ...forms])
        if (action.edit !== undefined) found.push({ title: action.title, text: edited(text, action, uri) });
    }
  }
  return found;
}

/** A text with problems of many kinds, whose fixes insert, remove, move and quote. */
const broken = `apiVersion: networking.istio.io/v1beta1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
  annotations:
    sidecar.istio.io/inject: "true"
spec:
  hosts: reviews
  exportTo: ["."]
  http:
    - match:
        - uri: {exactt: /a}
        - method: get
      timeout: 10
      route:
        - destinaton: {host: reviews, port: "8080"}
          weight: "100"
          unknown: 1
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec:
  trafficPolicy:
    tls: {mode: simple}
    outlierDetection: {consecutive5xxErrors: "5", interval: 5}
---
apiVersion: security.istio.io/v1beta1
kind: AuthorizationPolicy
metadata: {name: reviews, namespace: shop}
spec:
  action: allow
  rules:
    - to: {operation: {methods: [get], ports: [80]}}
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: HTTPRoute
metadata: {name: reviews, namespace: shop}
spec:
  parentRefs: [{name: web/main}]
  rules:
    - backendRefs: [{name: reviews}]
      matches: [{path: {value: "/a/*", type: Exact}}]
`;

describe('what is changed in JSON', () => {
  it.each([['many mistakes', broken], ...readExamples(mistakes)])('stays JSON: %s', async (file, yaml) => {
    const texts = await offers(`# file: a.json\n${toJson(yaml)}`);
    // Not every mistake has a fix that JSON has a way to write.
    expect(texts.length).toBeGreaterThanOrEqual(file === 'many mistakes' ? 40 : 0);
    for (const { title, text } of texts) {
      expect(() => parseAll(text), `${title}\n${text}`).not.toThrow();
      expect(text, title).not.toContain('# meshwright');
    }
  });

  // Where a block hangs too far left or right is a matter of YAML alone.
  const shared = readExamples(mistakes).filter(([file]) => file !== 'flattened.yaml');

  it.each(shared)('has the problems that it has in YAML: %s', async (_, yaml) => {
    const problems = async (marked: string) => {
      const { service } = openWorkspace(marked);
      const shown = await service.problems(service.files()[0] ?? '');
      return shown.map(({ problem }) => `${problem.code} ${problem.message}`).sort();
    };
    const inJson = await problems(`# file: a.json\n${toJson(yaml)}`);
    expect(inJson.length).toBeGreaterThan(0);
    expect(inJson).toEqual(await problems(yaml));
  });
});

const port = (value: string) => `{
  "apiVersion": "gateway.networking.k8s.io/v1",
  "kind": "HTTPRoute",
  "metadata": {"name": "reviews", "namespace": "shop"},
  "spec": {
    "parentRefs": [{"name": "web"}],
    "rules": [
      {
        "backendRefs": [
          {
            "name": "reviews",
            "port": ${value}
          }
        ]
      }
    ]
  }
}
`;

async function quickFix(marked: string, words: string): Promise<string> {
  const { service } = openWorkspace(marked);
  const [uri = ''] = service.files();
  const text = service.documents(uri).reduce((joined, document) => joined + document.text, '');
  const actions = await service.codeActions(uri, everything, ['quickfix']);
  const action = actions.find(({ title }) => title.includes(words));
  if (action === undefined) throw new Error(`Only ${actions.map(({ title }) => title).join(', ')}`);
  return edited(text, action, uri);
}

describe('a fix in JSON', () => {
  it('takes quotes away', async () => {
    expect(await quickFix(`# file: a.json\n${port('"8080"')}`, '8080')).toBe(port('8080'));
  });

  it('puts what is missing on a line of its own where the others are', async () => {
    const text = port('8080').replace('            "name": "reviews",\n', '');
    const fixed = await quickFix(`# file: a.json\n${text}`, 'Add "name"');
    expect(fixed).toMatch(/^ {12}"name": ".+",\n {12}"port": 8080$/m);
  });

  it('keeps the comments of .jsonc', async () => {
    const text = (value: string) => port(value).replace('"rules"', '// All of them.\n    "rules"');
    expect(await quickFix(`# file: a.jsonc\n${text('"8080"')}`, '8080')).toBe(text('8080'));
  });

  it('ignores a problem by istioctl’s annotation, and by nothing that is a comment', async () => {
    const twice = toJson(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: shop}
spec:
  hosts: [reviews]
  http: [{route: [{destination: {host: a}}]}, {route: [{destination: {host: b}}]}]
`);
    const ignored = await quickFix(`# file: a.json\n${twice}`, 'Ignore ');
    expect(JSON.parse(ignored)).toMatchObject({
      metadata: { name: 'reviews', annotations: { 'galley.istio.io/analyze-suppress': 'IST0130' } },
    });
  });
});

describe('across YAML and JSON', () => {
  const marked = `# file: rule.json
{
  "apiVersion": "networking.istio.io/v1",
  "kind": "DestinationRule",
  "metadata": {"name": "reviews", "namespace": "shop"},
  "spec": {"host": "reviews", "subsets": [{"name": "v<|>1", "labels": {"version": "v1"}}]}
}
# file: route.yaml
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: shop}
spec:
  hosts: [reviews]
  http:
    - route:
        - destination: {host: reviews, subset: v1}
`;

  it('renames', async () => {
    const { service, cursor, textOf } = openWorkspace(marked);
    const edit = await service.rename(cursor.uri, cursor.position, 'stable');
    const renamed = Object.keys(edit?.changes ?? {}).map((uri) =>
      edited(textOf(uri), { title: '', edit: edit ?? {} }, uri),
    );
    expect(renamed).toHaveLength(2);
    expect(renamed.find((text) => text.startsWith('{'))).toContain('{"name": "stable", "labels"');
    expect(renamed.find((text) => !text.startsWith('{'))).toContain('subset: stable}');
  });

  it('goes to definitions, counts references and explains', async () => {
    const { service, cursor } = openWorkspace(marked);
    const references = await service.references(cursor.uri, cursor.position, false);
    expect(references.map(({ uri }) => uri)).toEqual(['file:///route.yaml']);
    const target = references[0]?.range.start ?? cursor.position;
    const [definition] = await service.definition('file:///route.yaml', target);
    expect(definition?.uri).toBe('file:///rule.json');
    expect(await service.hover(cursor.uri, cursor.position)).toBeDefined();
  });
});

describe('JSON that is no manifest', () => {
  it.each(['{"name": "web", "dependencies": {', '{"apiVersion": 1, "kind": 2}', '[1, 2', ''])(
    'has nothing to say: %s',
    async (text) => {
      const { service } = openWorkspace('# file: a.yaml\n');
      service.setFile('file:///package.json', text);
      expect((await service.report('file:///package.json')).items).toEqual([]);
      expect(await service.hover('file:///package.json', { line: 0, character: 3 })).toBeUndefined();
      const { items } = await service.completion('file:///package.json', { line: 0, character: 1 });
      expect(items).toEqual([]);
    },
  );
});

describe('broken JSON', () => {
  it('is said once, in words of JSON', async () => {
    const { service } = openWorkspace(`# file: a.json\n${port('8080, ')}`);
    const { items } = await service.report('file:///a.json');
    expect(items.map(({ code, message }) => [code, message])).toEqual([
      ['yaml/syntax-error', 'Behind this comma nothing follows, which JSON does not allow. Remove it.'],
    ]);
  });
});
