import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { MESHES, type MeshName } from '../../server/src/resources/mesh-signals.ts';
import { openWorkspace } from './feature-test.ts';
import { lintTexts } from './lint-texts.ts';

/** A workload of the shop and its Service; what follows is in a file of its own. */
export const SHOP = `# file: shop.yaml
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

/** What the resource with this kind is in another mesh; '' if that mesh cannot say it. */
export async function translate(yaml: string, kind: string, mesh: MeshName): Promise<string> {
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
export function valuesOf(yaml: string): unknown[] {
  return parseAllDocuments(yaml).map((document) => document.toJS() as unknown);
}

/**
 * Tests that a resource of Istio comes back as it was from each mesh that can say all of it, that no translation has
 * a problem, and that half of its text is no reason to fail.
 * @param meshes the kind that it is in each mesh
 */
export function testRoundTrips(
  what: string,
  {
    yaml,
    kind,
    meshes,
  }: {
    readonly yaml: string;
    readonly kind: string;
    readonly meshes: Readonly<Partial<Record<MeshName, string>>>;
  },
): void {
  describe(what, () => {
    const trips = MESHES.flatMap((mesh) => {
      const there = meshes[mesh];
      return there === undefined ? [] : [{ mesh, there }];
    });

    it.each(trips)('comes back from $mesh', async ({ mesh, there }) => {
      const other = await translate(SHOP + yaml, kind, mesh);
      const back = await translate(SHOP + other, there, 'istio');
      expect(valuesOf(back)).toEqual(valuesOf(yaml));
    });

    it.each(trips)('is free of problems in $mesh', async ({ mesh }) => {
      const other = await translate(SHOP + yaml, kind, mesh);
      expect(await lintTexts({ 'there.yaml': other })).toEqual([]);
      expect(await lintTexts({ 'here.yaml': yaml })).toEqual([]);
    });

    it('is no reason to fail while it is being typed', async () => {
      for (let end = yaml.indexOf('spec:'); end < yaml.length; end += 7) {
        const { service } = openWorkspace(`${SHOP}${yaml.slice(0, end)}\n`);
        await service.translations('file:///policy.yaml', { line: 1, character: 0 });
      }
    });
  });
}

/** Fails if another mesh is offered something for the resource of a kind. */
export async function expectNothing(yaml: string, kind: string): Promise<void> {
  for (const mesh of MESHES) expect(await translate(yaml, kind, mesh)).toBe('');
}
