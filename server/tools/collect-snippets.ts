import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { InsertableConcept, Snippet } from '../../client/src/snippets.ts';
import { distFolder, repositoryRoot } from './folders.ts';

const snippetsFolder = path.join(repositoryRoot, 'snippets');

/** What the files of snippets are called and what people call the mesh, in the order of the list to choose from. */
const meshes: Readonly<Record<string, string>> = {
  istio: 'Istio',
  linkerd: 'Linkerd',
  cilium: 'Cilium',
  'gateway-api': 'Gateway API',
};

/** A snippet as a `.code-snippets` file has it. */
interface SnippetSource {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

type Matrix = Readonly<Record<string, Readonly<Record<string, string | { readonly none: string }>>>>;

/** Joins the matrix and the files of snippets into the one file that the client reads: `dist/snippets.json`. */
export async function collectSnippets(): Promise<void> {
  const snippets = new Map<string, Snippet>();
  for (const mesh of Object.keys(meshes)) {
    const text = await readFile(path.join(snippetsFolder, `${mesh}.code-snippets`), 'utf8');
    for (const [name, source] of Object.entries(JSON.parse(text) as Record<string, SnippetSource>)) {
      snippets.set(name, toSnippet(name, source));
    }
  }
  const matrix = parse(await readFile(path.join(snippetsFolder, 'matrix.yaml'), 'utf8')) as Matrix;
  const concepts = await Promise.all(
    Object.entries(matrix).map(async ([id, cells]): Promise<InsertableConcept> => {
      const title = await titleOf(id);
      return { id, title, cells: Object.entries(cells).map(([mesh, cell]) => toCell(mesh, cell, snippets)) };
    }),
  );
  await writeFile(path.join(distFolder, 'snippets.json'), JSON.stringify(concepts));
}

function toSnippet(name: string, { prefix, description, body }: SnippetSource): Snippet {
  return { name, prefixes: [prefix].flat(), description, body: body.join('\n') };
}

function toCell(
  mesh: string,
  cell: string | { readonly none: string },
  snippets: ReadonlyMap<string, Snippet>,
): InsertableConcept['cells'][number] {
  const title = meshes[mesh] ?? mesh;
  if (typeof cell !== 'string') return { mesh, title, reason: cell.none };
  const snippet = snippets.get(cell);
  if (snippet === undefined) throw new Error(`snippets/matrix.yaml names "${cell}", which is no snippet.`);
  return { mesh, title, snippet };
}

/** A concept is called as its comparison note is. */
async function titleOf(concept: string): Promise<string> {
  const note = await readFile(path.join(repositoryRoot, 'notes', `${concept}.md`), 'utf8');
  return /^# (.+)$/m.exec(note)?.[1]?.trim() ?? concept;
}
