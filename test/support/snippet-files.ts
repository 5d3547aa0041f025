import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { expandSnippet } from './expand-snippet.ts';

/** The meshes that have a file of snippets, with the names they go by in titles. */
export const MESHES = {
  istio: 'Istio',
  linkerd: 'Linkerd',
  cilium: 'Cilium',
  'gateway-api': 'Gateway API',
} as const;
export type Mesh = keyof typeof MESHES;

interface Snippet {
  readonly mesh: Mesh;
  /** Its name in the editor, and its key in the file and in the matrix. */
  readonly key: string;
  readonly scope: string;
  readonly prefix: string;
  readonly description: string;
  /** The lines joined by line feeds, tab stops included. */
  readonly body: string;
}

/** What a mesh has to insert for a concept: the key of a snippet, or the reason why there is none. */
type Cell = string | { readonly none: string };

export const snippetFolder = path.resolve(import.meta.dirname, '../../snippets');

/** Reads every snippet of every mesh, in the order of the files. */
export function readSnippets(): Snippet[] {
  return (Object.keys(MESHES) as Mesh[]).flatMap((mesh) => {
    const text = readFileSync(path.join(snippetFolder, `${mesh}.code-snippets`), 'utf8');
    const entries = JSON.parse(text) as Record<string, Omit<Snippet, 'body'> & { readonly body: string[] }>;
    return Object.entries(entries).map(([key, snippet]) => ({
      ...snippet,
      mesh,
      key,
      body: snippet.body.join('\n'),
    }));
  });
}

/** Reads the matrix: by concept, then by mesh. */
export function readMatrix(): Record<string, Record<Mesh, Cell>> {
  const text = readFileSync(path.join(snippetFolder, 'matrix.yaml'), 'utf8');
  return parse(text) as Record<string, Record<Mesh, Cell>>;
}

/** Expands a snippet to the text of a file that holds nothing else. */
export function toFile(snippet: Snippet): string {
  return `${expandSnippet(snippet.body)}\n`;
}
