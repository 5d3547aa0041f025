import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findResources, type Resource } from '../../server/src/resources/resource.ts';
import { YamlFile } from '../../server/src/yaml/document.ts';
import { pathOf, type Pair, type Path, type YamlNode } from '../../server/src/yaml/nodes.ts';

const repoRoot = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(repoRoot, '../shared/corpus');

/** A key that a real document has. */
export interface KeyPlace {
  readonly file: string;
  readonly text: string;
  readonly resource: Resource;
  readonly key: string;
  /** From the resource's root to the map that holds the key. */
  readonly path: Path;
  /** Offsets in `text` of the key's start and of the end of its value. */
  readonly start: number;
  readonly end: number;
  /** Keys of the same map that stand before it. */
  readonly before: readonly string[];
}

/** The texts of `examples/` and, where the corpus lies beside the repository, of its right documents. */
export function readRightTexts(): Map<string, string> {
  const texts = new Map<string, string>();
  const add = (folder: string, file: string) =>
    texts.set(file, readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n'));
  for (const file of yamlFilesIn(repoRoot, 'examples'))
    if (!file.startsWith('examples/mistakes/')) add(repoRoot, file);
  if (!existsSync(corpus)) {
    process.stderr.write('The corpus beside the repository is absent: examples alone are measured.\n');
    return texts;
  }
  for (const folder of ['gateway', 'cilium', 'linkerd', 'istio-validation'])
    for (const file of rightFiles(folder)) add(corpus, `${folder}/${file}`);
  for (const file of yamlFilesIn(corpus, 'istio-samples/files')) add(corpus, file);
  return texts;
}

function yamlFilesIn(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`)
    .sort();
}

interface CorpusCase {
  readonly file: string;
  readonly valid?: boolean;
  readonly expectFinding?: boolean;
}

function rightFiles(folder: string): string[] {
  const { cases } = JSON.parse(readFileSync(path.join(corpus, folder, 'expected.json'), 'utf8')) as {
    readonly cases: readonly CorpusCase[];
  };
  const right = cases.filter(({ valid, expectFinding }) => valid !== false && expectFinding !== true);
  return [...new Set(right.map(({ file }) => file))];
}

/** Every key of every resource of a text. */
export function keysOf(file: string, text: string): KeyPlace[] {
  const yaml = new YamlFile(file);
  yaml.update(text);
  return yaml.documents.flatMap((document) =>
    findResources(document).flatMap((resource) => {
      const depth = pathOf(resource.root).length;
      return [...pairsBelow(resource.root)].map(({ pair, before }) => ({
        file,
        text,
        resource,
        key: pair.name,
        path: pathOf(pair.key).slice(depth, -1),
        start: document.offset + pair.key.start,
        end: document.offset + Math.max(pair.end, pair.key.end + 1),
        before,
      }));
    }),
  );
}

function* pairsBelow(node: YamlNode): Generator<{ pair: Pair; before: readonly string[] }> {
  if (node.kind === 'seq') for (const item of node.items) yield* pairsBelow(item);
  if (node.kind !== 'map') return;
  for (const [index, pair] of node.pairs.entries()) {
    yield { pair, before: node.pairs.slice(0, index).map(({ name }) => name) };
    yield* pairsBelow(pair.value);
  }
}
