import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

interface Hook {
  readonly id: string;
  readonly entry: string;
}

const hooks: readonly Hook[] = parse(read('.pre-commit-hooks.yaml'));

describe('pre-commit', () => {
  it('runs the command that the package has', () => {
    const manifest: { readonly bin: object } = JSON.parse(read('package.json'));
    for (const { entry } of hooks) expect(Object.keys(manifest.bin)).toContain(entry.split(' ')[0]);
  });

  it('finds the hooks that the example names', () => {
    const config: { readonly repos: readonly { readonly hooks: readonly { readonly id: string }[] }[] } =
      parse(read('examples/ci/pre-commit-config.yaml'));
    const known = hooks.map(({ id }) => id);
    for (const { id } of config.repos.flatMap((repo) => repo.hooks)) expect(known).toContain(id);
  });

  // It takes what `npm pack` prints for the name of the package; scripts must not add to it.
  it('packs in silence', () => {
    expect(read('.npmrc')).toContain('foreground-scripts=false');
  });
});

describe('the workflow', () => {
  it('shows what the check found, also when it failed', () => {
    const workflow: {
      readonly jobs: {
        readonly lint: { readonly steps: readonly { readonly uses?: string; readonly if?: string }[] };
      };
    } = parse(read('examples/ci/github-actions.yml'));
    const upload = workflow.jobs.lint.steps.find(({ uses }) => uses?.includes('upload-sarif') === true);
    expect(upload?.if).toBe('always()');
  });
});
