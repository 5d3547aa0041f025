import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONCEPTS, type SchemaNode } from '../../schemas/vocabulary.ts';
import { KIND_CONCEPTS } from '../../server/src/features/hover/kind-concepts.ts';
import { TRAPS } from '../../server/src/features/hover/traps.ts';
import { conceptOfKey, findMeshKey } from '../../server/src/resources/mesh-keys.ts';
import type { Settings } from '../../server/src/resources/settings.ts';
import { ANNOTATION_KEYS } from '../../server/src/rules/cilium/shared/annotation-keys.ts';
import { CONFIG_KEYS } from '../../server/src/rules/linkerd/shared/config-keys.ts';
import { OUTBOUND_KEYS } from '../../server/src/rules/linkerd/shared/outbound-keys.ts';
import { childView, rootView, type SchemaView } from '../../server/src/schema/lookup.ts';
import { listCodes } from '../../server/tools/codes.ts';
import { definitionOf } from '../support/definition.ts';
import { openWorkspace } from '../support/feature-test.ts';

async function hover(marked: string, settings: Partial<Settings> = {}): Promise<string> {
  const { service, cursor } = openWorkspace(marked, settings);
  const found = await service.hover(cursor.uri, cursor.position);
  const contents = found?.contents;
  return contents !== undefined && typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

const schemas = path.resolve(import.meta.dirname, '../../dist/schemas');

/** The built schema of a kind (`Kind.group`), any of its versions. */
function schemaOf(key: string): SchemaNode | undefined {
  const [kind = '', ...group] = key.split('.');
  const folder = path.join(schemas, group.join('.'));
  const name = readdirSync(folder).find((file) => file.startsWith(`${kind}.`));
  return name === undefined ? undefined : JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
}

const RULE = (spec: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews}
spec:
  host: reviews
  trafficPolicy:
${spec}`;

describe('hover', () => {
  it('says what a field is, and opens the comparison', async () => {
    const text = await hover(RULE('    outlier<|>Detection:\n      consecutive5xxErrors: 5\n'));
    expect(text).toMatch(/^\*\*outlierDetection\*\* object/);
    expect(text).toContain(
      '[Compare: circuit breaking in Istio, Linkerd, Cilium](command:meshwright.openNote?',
    );
    expect(decodeURIComponent(text)).toContain('["circuit-breaking"]');
    expect(text).toContain('[Documentation](https://istio.io/');
  });

  it('names the hovered value first, and what values mean', async () => {
    const text = await hover(RULE('    tls:\n      mode: ISTIO_<|>MUTUAL\n'));
    const lines = text.split('\n').filter((line) => line.startsWith('- '));
    expect(lines[0]).toContain('`ISTIO_MUTUAL`');
    expect(lines.length).toBeLessThanOrEqual(11);
  });

  it('says type and default', async () => {
    const text = await hover(RULE('    outlierDetection:\n      base<|>EjectionTime: 30s\n'));
    expect(text).toContain('default');
  });

  it('describes a kind', async () => {
    const text = await hover(
      'apiVersion: networking.istio.io/v1\nkind: Virtual<|>Service\nmetadata: {name: a}\n',
    );
    expect(text).toContain('**VirtualService**');
    expect(text).toContain('namespaced');
    expect(decodeURIComponent(text)).toContain('["routing"]');
  });

  it.each([
    ['an unknown field', RULE('    zz<|>z: 1\n')],
    ['a document of somebody else', 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  na<|>me: a\n'],
    ['white space', RULE('    tls: {}\n').replace('metadata', '<|>\nmetadata')],
    ['a text that is no resource', 'hosts<|>: []\n'],
  ])('is silent on %s', async (_, text) => {
    expect(await hover(text)).toBe('');
  });

  it('shows no link that a document brings along', async () => {
    const text = await hover(RULE('    tls:\n      mode: "[x](command:evil)<|>"\n'));
    expect(text).not.toContain('command:evil)');
  });
});

const DEPLOYMENT = (pod: string, own = '') => `apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews-v1, namespace: shop${own}}
spec:
  selector: {matchLabels: {app: reviews}}
  template:
    metadata:
${pod}
    spec: {containers: [{name: app, image: a}]}
`;

describe('hover on annotations and labels', () => {
  it('explains what injects, and leads to the note about injection', async () => {
    const text = await hover(
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    istio-inj<|>ection: enabled\n',
    );
    expect(text).toMatch(/^\*\*`istio-injection`\*\* label · on Namespace/);
    expect(decodeURIComponent(text)).toContain('["injection"]');
  });

  it('leads from the mode of the data plane to the note about ambient', async () => {
    const text = await hover(
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    istio.io/dataplane-mode: amb<|>ient\n',
    );
    expect(text).toContain('**`ambient`**');
    expect(decodeURIComponent(text)).toContain('["ambient"]');
  });

  it('explains an annotation in the template of a Pod', async () => {
    const text = await hover(DEPLOYMENT('      annotations: {linkerd.io/in<|>ject: enabled}'));
    expect(text).toContain('`enabled`, `disabled`, `ingress`');
    expect(text).not.toContain('It is read');
  });

  it('says where an annotation of Pods belongs', async () => {
    const text = await hover(
      DEPLOYMENT('      labels: {app: reviews}', ', annotations: {linkerd.io/in<|>ject: enabled}'),
    );
    expect(text).toContain('write it in the Pod template of this Deployment');
  });

  it('tells a label from an annotation', async () => {
    const text = await hover(DEPLOYMENT('      labels: {linkerd.io/in<|>ject: enabled}'));
    expect(text).toContain('read under `annotations`, not under `labels`');
  });

  it.each(['      labels: {app<|>: reviews}', '      annotations: {example.com/inj<|>ect: enabled}'])(
    'is silent on the keys of others: %s',
    async (pod) => {
      expect(await hover(DEPLOYMENT(pod))).toBe('');
    },
  );

  it('knows as many keys of Linkerd and Cilium as the rules do, with the same words', () => {
    for (const [name, { words }] of [...CONFIG_KEYS, ...OUTBOUND_KEYS, ...ANNOTATION_KEYS]) {
      const key = findMeshKey('annotations', name) ?? findMeshKey('labels', name);
      expect(key, name).toBeDefined();
      if (words !== undefined) expect([...(key?.values ?? [])].sort(), name).toEqual([...words].sort());
    }
  });
});

const MESH = `# file: mesh/services.yaml
apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: shop}
spec:
  selector: {app: reviews}
  ports: [{name: http, port: 9080}]
---
${DEPLOYMENT('      labels: {app: reviews, version: v1}')}---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec:
  host: reviews
  subsets: [{name: v1, labels: {version: v1}}]
# file: route.yaml
`;

const ROUTE = (host: string, subset: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: shop}
spec:
  hosts: [reviews]
  http: [{route: [{destination: {host: ${host}, subset: ${subset}}}]}]
`;

describe('hover on names', () => {
  it('says what a host resolves to', async () => {
    expect(await hover(MESH + ROUTE('rev<|>iews', 'v1'))).toContain(
      'Resolves to `Service shop/reviews` in `services.yaml`: port `9080` (`http`).',
    );
  });

  it('says what a subset selects', async () => {
    expect(await hover(MESH + ROUTE('reviews', 'v<|>1'))).toContain(
      'Resolves to `v1` of `DestinationRule shop/reviews` in `services.yaml`: `version: v1`.',
    );
  });

  it('writes a host in full that is not there', async () => {
    expect(await hover(MESH + ROUTE('rat<|>ings', 'v1'))).toContain(
      'Service `ratings.shop.svc.cluster.local`, which is not in this workspace.',
    );
  });

  it('does not take a name of the world outside for a Service', async () => {
    expect(await hover(MESH + ROUTE('api.exam<|>ple.com', 'v1'))).not.toContain('workspace');
  });

  it('says what a selector selects', async () => {
    const text = await hover(
      MESH.replace('selector: {app: reviews}\n  ports', 'sel<|>ector: {app: reviews}\n  ports'),
    );
    expect(text).toContain('Selects 1 workload: `Deployment shop/reviews-v1`.');
  });

  it('says whose Pods carry a label', async () => {
    const text = await hover(
      MESH.replace('selector: {app: reviews}\n  ports', 'selector: {app: rev<|>iews}\n  ports'),
    );
    expect(text).toContain('Carried by the Pods of 1 workload: `Deployment shop/reviews-v1`.');
  });
});

describe('hover on traps', () => {
  it('names the trap, and opens the page of its code', async () => {
    const text = await hover(RULE('    outlierDetection:\n      consecutiveGateway<|>Errors: 5\n'));
    expect(text).toContain(
      '[istio/destination-rule-outlier-detection](command:meshwright.showRule?%5B%22istio/destination-rule-outlier-detection%22%5D)',
    );
  });

  const codes = new Set(listCodes().map(({ id }) => id));
  const traps = Object.entries(TRAPS).flatMap(([kind, fields]) =>
    Object.entries(fields).map(([field, [code]]) => ({ kind, field, code })),
  );

  it.each(traps)('$kind $field leads to a page', ({ code }) => {
    expect(codes).toContain(code);
  });

  it.each(traps)('$kind has the field $field', ({ kind, field }) => {
    const schema = schemaOf(kind);
    let view: SchemaView | undefined = schema === undefined ? undefined : rootView(schema);
    for (const step of field.split('.')) {
      while (view?.node.items !== undefined) view = childView(view, 0);
      view = view && childView(view, step);
    }
    expect(view).toBeDefined();
  });
});

describe('length of hovers', () => {
  it('is a title, a sentence and the comparison when brief', async () => {
    const text = await hover(RULE('    tls:\n      mo<|>de: ISTIO_MUTUAL\n'), { hover: 'brief' });
    expect(text.split('\n\n').length).toBeLessThanOrEqual(3);
    expect(text).not.toContain('Allowed');
    expect(text).toContain('[Compare: ');
  });

  it('keeps what a hovered value means when brief', async () => {
    const full = await hover(RULE('    tls:\n      mode: ISTIO_<|>MUTUAL\n'));
    const brief = await hover(RULE('    tls:\n      mode: ISTIO_<|>MUTUAL\n'), { hover: 'brief' });
    expect(brief).toContain('`ISTIO_MUTUAL`: ');
    expect(brief.length).toBeLessThan(full.length);
  });
});

describe('what schemas say', () => {
  const files = readdirSync(schemas, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.json') && name !== 'catalogue.json',
  );

  it.each(files)('fits on a screen: %s', (file) => {
    const visit = (node: unknown): void => {
      if (node === null || typeof node !== 'object') return;
      const { description = '', 'x-enum-docs': meanings = {} } = node as SchemaNode;
      if (typeof description === 'string') {
        const shown = Object.values(meanings).slice(0, 10);
        expect([description, ...shown].join('\n').length, description).toBeLessThan(1600);
      }
      for (const child of Object.values(node)) visit(child);
    };
    visit(JSON.parse(readFileSync(path.join(schemas, file), 'utf8')));
  });
});

describe('hostile texts', () => {
  const EVIL = '[x](command:evil) ![y](https://evil.example/y.png) <img src=x> `code`';
  const DEFINITION = (description: string) => {
    const size = `{type: string, description: ${JSON.stringify(description)}, x-doc: 'command:evil'}`;
    const spec = `{type: object, properties: {size: ${size}}}`;
    return `# file: crd.yaml
${definitionOf('DestinationRule.networking.istio.io', spec)}# file: widget.yaml
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a}
spec: {si<|>ze: big}
`;
  };

  it('of a definition are shown as text', async () => {
    const text = await hover(DEFINITION(EVIL));
    expect(text).toContain('size');
    const own = /^\[Documentation\]\(https:\/\/istio\.io\/\S*\)$/m;
    expect(text.replace(own, '')).not.toMatch(/(?<!\\)\]\(|(?<!\\)<|(?<!\\)`code/);
  });

  it('of a definition are cut to a screenful', async () => {
    expect((await hover(DEFINITION('long '.repeat(10_000)))).length).toBeLessThan(2000);
  });

  it('of names stay within code', async () => {
    const text = await hover(MESH + ROUTE('"a`](command:evil)<|>"', 'v1'));
    expect(text).toContain('`` a`](command:evil).shop.svc.cluster.local ``');
  });
});

describe('concepts', () => {
  it.each(Object.keys(KIND_CONCEPTS))('belong to a kind that exists: %s', (key) => {
    expect(schemaOf(key)).toBeDefined();
  });

  const texts = readdirSync(schemas, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && name !== 'catalogue.json')
    .map((name) => readFileSync(path.join(schemas, name), 'utf8'));
  const reached = new Set(
    texts.flatMap((text) => [...text.matchAll(/"x-concept":"([a-z-]+)"/g)].map((match) => match[1] ?? '')),
  );

  // Injection is a matter of labels and annotations alone.
  it.each(CONCEPTS.filter((concept) => concept !== 'injection'))('%s is reached from a field', (concept) => {
    expect(reached).toContain(concept);
  });

  it.each([
    ['injection', 'sidecar.istio.io/inject'],
    ['injection', 'linkerd.io/inject'],
    ['ambient', 'istio.io/use-waypoint'],
    ['retries-timeouts', 'retry.linkerd.io/http'],
    ['circuit-breaking', 'balancer.linkerd.io/failure-accrual'],
    ['multi-cluster', 'service.cilium.io/global'],
  ])('%s is reached from the annotation or label %s', (concept, name) => {
    expect(conceptOfKey(name)).toBe(concept);
  });
});
