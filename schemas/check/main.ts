import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchemas } from '../build/build-schemas.ts';
import { readCelTable } from '../build/cel-table.ts';
import { groupBy } from '../build/group-by.ts';
import { stableJson } from '../build/stable-json.ts';
import { readCrds } from '../crd/read-crds.ts';
import { celPage } from './cel-page.ts';
import { checkSchemas, type Unexplained } from './check-schemas.ts';
import { readDeliberate } from './deliberate.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: npm run schemas:check -- <folder of CRDs> [--cel]\n');
  process.exit(2);
}
await buildSchemas(root);
const cel = readCelTable(path.join(root, 'schemas/cel.yaml'));
const crds = readCrds(folder);
const deliberate = readDeliberate(path.join(root, 'schemas/check/deliberate.yaml'));
const result = checkSchemas(path.join(root, 'dist/schemas'), crds, cel, deliberate);
if (options.includes('--cel')) writeFileSync(path.join(root, 'schemas/CEL.md'), await celPage(crds, cel));

const lines = [
  ...result.problems,
  ...groupBy(result.unexplained, ({ difference }) => stableJson(difference)).map((same) => lineOf(same)),
];
const explained = [...result.explained.values()].reduce((sum, count) => sum + count, 0);
const unexplained = result.unexplained.length + result.problems.length;
process.stdout.write(
  [
    ...lines,
    `${result.compared} versions compared: ${unexplained} unexplained differences, ${explained} deliberate ones`,
    '',
  ].join('\n'),
);
process.exitCode = unexplained === 0 ? 0 : 1;

function lineOf(same: readonly Unexplained[]): string {
  const [first] = same;
  if (first === undefined) return '';
  const { path: field, keyword, how, upstream, ours } = first.difference;
  const values = [
    ...(upstream === undefined ? [] : [`upstream ${stableJson(upstream)}`]),
    ...(ours === undefined ? [] : [`ours ${stableJson(ours)}`]),
  ];
  return `${how} ${keyword} at ${field} of ${same.map(({ name }) => name).join(', ')}${values.length > 0 ? `: ${values.join(', ')}` : ''}`;
}
