import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { listTabStops } from '../support/expand-snippet.ts';
import {
  MESHES,
  readMatrix,
  readSnippets,
  snippetFolder,
  toFile,
  type Mesh,
} from '../support/snippet-files.ts';

const matrix = readMatrix();
const meshes = Object.keys(MESHES) as Mesh[];
const snippets = readSnippets();

/** Finds the concepts whose cell for the mesh names the snippet. */
function findConcepts(mesh: Mesh, key: string): string[] {
  return Object.keys(matrix).filter((concept) => matrix[concept]?.[mesh] === key);
}

describe('the matrix of snippets', () => {
  it('has a snippet or a reason for every concept in every mesh', () => {
    for (const [concept, cells] of Object.entries(matrix)) {
      expect(Object.keys(cells), concept).toEqual(meshes);
      for (const mesh of meshes) {
        const cell = cells[mesh];
        if (typeof cell === 'string') {
          expect(snippets.filter((one) => one.mesh === mesh && one.key === cell)).toHaveLength(1);
        } else {
          expect(cell.none.length, `${concept}, ${mesh}`).toBeGreaterThan(40);
        }
      }
    }
  });

  it('calls a concept by one name in every mesh', () => {
    for (const [concept, cells] of Object.entries(matrix)) {
      const keys = Object.values(cells).filter((cell) => typeof cell === 'string');
      expect(new Set(keys.map((key) => key.split(':')[0])).size, concept).toBe(1);
    }
  });

  it('knows every file of the folder', () => {
    const expected = [...meshes.map((mesh) => `${mesh}.code-snippets`), 'matrix.yaml'];
    expect(readdirSync(snippetFolder).toSorted()).toEqual(expected.toSorted());
  });

  it('leads from no two snippets through one prefix', () => {
    const prefixes = snippets.map((one) => one.prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});

describe.each(snippets)('$key', (snippet) => {
  const { mesh, key, body } = snippet;

  it('is named after its one concept and its mesh', () => {
    const concepts = findConcepts(mesh, key);
    expect(concepts).toHaveLength(1);
    expect(snippet.prefix).toBe(`${mesh}-${concepts[0]}`);
    expect(key.endsWith(` (${MESHES[mesh]})`)).toBe(true);
    expect(snippet.scope).toBe('yaml');
    expect(snippet.description).toMatch(/^[A-Z][^\n]+\.$/);
  });

  it('visits its tab stops from top to bottom and ends at the last', () => {
    const stops = listTabStops(body);
    const firstVisits = [...new Set(stops)];
    expect(firstVisits).toEqual([...firstVisits.keys()].map((index) => (index + 1) % firstVisits.length));
    expect(body.endsWith('$0')).toBe(true);
  });

  it('expands to complete resources', () => {
    const text = toFile(snippet);
    expect(text).not.toMatch(/\t|[ ]$/m);
    for (const document of parseAllDocuments(text)) {
      expect([...document.errors, ...document.warnings]).toEqual([]);
      expect(document.toJS()).toMatchObject({
        apiVersion: expect.stringMatching(/^([a-z0-9.-]+\/)?v\d/),
        kind: expect.stringMatching(/^[A-Z]/),
        metadata: { name: expect.stringMatching(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/) },
      });
    }
  });
});
