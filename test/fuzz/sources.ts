import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const repoRoot = path.resolve(import.meta.dirname, '../..');
const shared = path.resolve(repoRoot, '../shared/corpus');

/** Longer texts would make one round of fuzzing last too long. */
const LONGEST = 20_000;

/** A text to start from, with the path it came from. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Every manifest among the examples. */
export function exampleSources(): Source[] {
  return manifestsBelow(path.join(repoRoot, 'examples'));
}

/** The examples, and the collected documents where those are at hand. */
export function allSources(): Source[] {
  return [...exampleSources(), ...(existsSync(shared) ? manifestsBelow(shared) : [])];
}

function manifestsBelow(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name) && statSync(path.join(folder, name)).size < LONGEST)
    .toSorted()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
