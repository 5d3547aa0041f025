import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { CodeFacts } from './codes.ts';
import { repositoryRoot } from './folders.ts';
import { generateRuleIndex } from './generate-rule-index.ts';

/** A generated file and what it is made of: a whole file, or the part of a file between two markers. */
async function writeFormatted(name: string, text: string): Promise<void> {
  const file = path.join(repositoryRoot, name);
  const options = await resolveConfig(file);
  const formatted = await format(text, { ...options, filepath: file });
  let current = '';
  try {
    current = readFileSync(file, 'utf8');
  } catch {
    // The file is made for the first time.
  }
  if (current !== formatted) writeFileSync(file, formatted);
}

/** Replaces what stands between `<!-- begin name -->` and `<!-- end name -->`. */
function fillSection(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to === -1) throw new Error(`The markers of "${name}" are missing`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/** The severity setting lists every code, so that the settings editor completes and explains them. */
function withRuleSettings(manifest: string, codes: readonly CodeFacts[]): string {
  const parsed: unknown = JSON.parse(manifest, (key, value: unknown) =>
    key === 'meshwright.rules' && value !== null && typeof value === 'object'
      ? { ...value, properties: ruleProperties(codes), additionalProperties: severitySchema() }
      : value,
  );
  return JSON.stringify(parsed);
}

function severitySchema() {
  return { enum: ['off', 'hint', 'information', 'warning', 'error'] };
}

function ruleProperties(codes: readonly CodeFacts[]) {
  return Object.fromEntries(
    codes.map(({ id, title, severity }) => [
      id,
      { ...severitySchema(), description: `${title}. Default: ${severity}.` },
    ]),
  );
}

/** Refreshes everything in the repository that follows from something else in it. */
async function generate(): Promise<void> {
  await generateRuleIndex();
  // What follows imports the rules, whose list has just been written.
  const { listCodes } = await import('./codes.ts');
  const { kindsTable, rulesPage, settingsTable } = await import('./tables.ts');
  const manifest = readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8');
  await writeFormatted('package.json', withRuleSettings(manifest, listCodes()));
  await writeFormatted('server/src/rules/README.md', rulesPage());
  let readme = readFileSync(path.join(repositoryRoot, 'README.md'), 'utf8');
  readme = fillSection(readme, 'kinds', kindsTable());
  readme = fillSection(readme, 'settings', settingsTable(manifest));
  await writeFormatted('README.md', readme);
}

await generate();
