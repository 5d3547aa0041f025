import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { lintTexts } from '../support/lint-texts.ts';
import { readSnippets, toFile, type Mesh } from '../support/snippet-files.ts';

/** The namespace that snippets propose. */
const NAMESPACE = 'shop';

/**
 * The workloads that a snippet of the mesh finds when it is inserted into the example, without the resources
 * that the snippet brings along itself.
 */
function readSurroundings(mesh: Mesh, inserted: string): string {
  const example = path.resolve(import.meta.dirname, '../../examples', mesh, 'workloads.yaml');
  const workloads = readFileSync(example, 'utf8').replaceAll(/\b(?:shop|payments)-[a-z]+$/gm, NAMESPACE);
  const more = readFileSync(path.resolve(import.meta.dirname, 'surroundings.yaml'), 'utf8');
  const taken = new Set(parseAllDocuments(inserted).map((document) => identify(document.toJS())));
  const kept = new Map<string, string>();
  for (const document of parseAllDocuments(`${workloads}---\n${more}`)) {
    const id = identify(document.toJS());
    if (!taken.has(id) && !kept.has(id)) kept.set(id, document.toString({ directives: false }));
  }
  return [...kept.values()].join('---\n');
}

interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

function identify(value: unknown): string {
  const { apiVersion, kind, metadata } = value as Identity;
  return [apiVersion.replace(/\/.*/, ''), kind, metadata.namespace ?? '', metadata.name].join(' ');
}

describe.each(readSnippets())('$key', (snippet) => {
  const text = toFile(snippet);

  it('gives no reason for a problem', async () => {
    expect(await lintTexts({ 'snippet.yaml': text })).toEqual([]);
  });

  it('finds everything it names among the workloads it is made for', async () => {
    const files = { 'snippet.yaml': text, 'surroundings.yaml': readSurroundings(snippet.mesh, text) };
    const found = await lintTexts(files, { workspace: 'closed' });
    // A policy for one workload draws hints to those that it leaves alone.
    expect(found.filter(({ file, severity }) => file === 'snippet.yaml' || severity !== 'hint')).toEqual([]);
  });
});
