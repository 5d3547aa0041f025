import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { createLanguageService } from '../../server/src/language-service.ts';
import { findResources } from '../../server/src/resources/resource.ts';
import { orderedProperties, schemaAt } from '../../server/src/schema/lookup.ts';
import { SchemaStore } from '../../server/src/schema/store.ts';
import { YamlDocument } from '../../server/src/yaml/document.ts';
import { pathOf, type Pair, type YamlNode } from '../../server/src/yaml/nodes.ts';
import { child } from '../../server/src/yaml/select.ts';

const repoRoot = path.resolve(import.meta.dirname, '../..');
const corpus = path.join(path.resolve(repoRoot, '../shared'), 'corpus');
const schemas = createNodeSchemas(path.join(repoRoot, 'dist/schemas'));
const store = new SchemaStore(schemas);

const FOLDERS = ['istio-samples', 'linkerd', 'cilium', 'gateway'];
/** Kinds whose documents are ours to complete. */
const MESH = /^apiVersion: .*(?:istio|linkerd|cilium|gateway\.networking\.k8s)\.io\//m;
/** How many keys of a document are asked for, spread over it. */
const KEYS = 6;
const DOCUMENTS = 150;

interface Tally {
  asked: number;
  offered: number;
  first: number;
  readonly missed: Map<string, number>;
}

/** Documents of a folder of the corpus, well-formed ones of meshes. */
function documentsOf(folder: string): string[] {
  const files = readdirSync(path.join(corpus, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .flatMap((file) => readFileSync(path.join(corpus, folder, file), 'utf8').split(/^---.*\n/m))
    .filter((text) => MESH.test(text));
}

/** The fields below `spec` of maps in block style, whose names a schema may know. */
function fieldsOf(node: YamlNode | undefined): Pair[] {
  if (node?.kind === 'seq') return node.items.flatMap(fieldsOf);
  if (node?.kind !== 'map' || node.flow) return [];
  return node.pairs.flatMap((pair) => [pair, ...fieldsOf(pair.value)]);
}

/** The fields of a document whose names its kind has: not the labels, and not the mistakes of its author. */
async function knownFieldsOf(document: YamlDocument): Promise<Pair[]> {
  const [resource] = findResources(document);
  if (resource === undefined) return [];
  await store.prepare([resource]);
  const schema = store.findSchema(resource);
  if (schema === undefined) return [];
  return fieldsOf(child(resource.root, 'spec')).filter((pair) => {
    const view = schemaAt(schema, pathOf(pair.key).slice(0, -1));
    return view !== undefined && orderedProperties(view).includes(pair.name);
  });
}

/** Takes a field out of a document and asks what may stand there. */
async function ask(document: YamlDocument, pair: Pair, tally: Tally): Promise<void> {
  const { text } = document;
  const end = pair.start + text.slice(pair.start, pair.end).trimEnd().length;
  const service = createLanguageService({ schemas, log: (message) => expect.unreachable(message) });
  service.setFile('file:///a.yaml', text.slice(0, pair.start) + text.slice(end));
  const { start } = document.rangeOf(pair);
  const { items } = await service.completion('file:///a.yaml', start);
  const sorted = items.toSorted((left, right) =>
    (left.sortText ?? left.label) < (right.sortText ?? right.label) ? -1 : 1,
  );
  const labels = sorted.map(({ label }) => label);
  tally.asked += 1;
  if (labels.includes(pair.name)) tally.offered += 1;
  else tally.missed.set(pair.name, (tally.missed.get(pair.name) ?? 0) + 1);
  if (labels[0] === pair.name) tally.first += 1;
}

describe.skipIf(!existsSync(corpus))('completion of the keys that real documents have', () => {
  it.each(FOLDERS)('offers them in %s', { timeout: 120_000 }, async (folder) => {
    const tally: Tally = { asked: 0, offered: 0, first: 0, missed: new Map() };
    for (const text of documentsOf(folder).slice(0, DOCUMENTS)) {
      const document = new YamlDocument('file:///a.yaml', text);
      if (document.faults.length > 0) continue;
      const fields = await knownFieldsOf(document);
      const step = Math.max(1, Math.floor(fields.length / KEYS));
      for (const pair of fields.filter((_, index) => index % step === 0)) await ask(document, pair, tally);
    }
    const percent = (count: number) => Math.round((count / tally.asked) * 1000) / 10;
    const missed = [...tally.missed].sort(([, left], [, right]) => right - left).slice(0, 25);
    process.stdout.write(
      `${folder}: ${tally.asked} keys, ${percent(tally.offered)} % offered, ${percent(tally.first)} % first; missed ${missed.map(([name, count]) => `${name} ${count}`).join(', ')}\n`,
    );
    expect(percent(tally.offered)).toBeGreaterThanOrEqual(99);
    expect(percent(tally.first)).toBeGreaterThanOrEqual(60);
  });
});
