import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly image?: string; readonly markdown?: string; readonly altText?: string };
  readonly completionEvents?: readonly string[];
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

const root = path.resolve(import.meta.dirname, '../..');
const manifest: Manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const shipped = readFileSync(path.join(root, '.vscodeignore'), 'utf8');
const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

/** Commands of VS Code itself are taken on trust. */
function isKnown(command: string): boolean {
  return !command.startsWith('meshwright.') || commands.has(command);
}

it('leads from a mistake to the checks in CI', () => {
  expect(steps.map(({ id }) => id)).toEqual(['see', 'repair', 'hover', 'compare', 'insert', 'lint']);
});

describe.each(steps)('the step $id', ({ description, media, completionEvents }) => {
  it('shows something that exists', () => {
    const file = media.image ?? media.markdown ?? '';
    expect(existsSync(path.join(root, file))).toBe(true);
    if (media.image === undefined) return;
    expect(media.altText).toMatch(/\w/);
    expect(shipped).toContain(path.basename(media.image, '.png'));
  });

  it('runs only commands that exist', () => {
    const linked = [...description.matchAll(/\(command:([\w.]+)\)/g)].map((match) => match[1] ?? '');
    const events = (completionEvents ?? []).map((event) => event.replace('onCommand:', ''));
    for (const command of [...linked, ...events]) expect(isKnown(command), command).toBe(true);
  });
});
