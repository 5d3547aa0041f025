import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../server/src/resources/problem.ts';
import { findResources } from '../../server/src/resources/resource.ts';
import { YamlFile } from '../../server/src/yaml/document.ts';
import { openBuiltSchemas } from '../support/built-schemas.ts';
import { applyFix } from '../support/rule-test.ts';
import { checkText } from '../support/schema-test.ts';
import { FAULTS, findMutations, type Fault, type Mutation } from './mutations.ts';
import { Random } from './random.ts';
import { VALID_DOCUMENTS } from './valid-documents.ts';

const SEED = 20_261_120;
const MOST_PER_DOCUMENT = 3;

const repoRoot = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(repoRoot, '../shared/corpus');
const CORPUS_FOLDERS = ['istio-samples', 'istio-validation', 'gateway', 'cilium', 'linkerd'];

interface Tally {
  tried: number;
  found: number;
  /** Faults with a preferred fix. */
  preferred: number;
  restored: number;
}

/** A document that is one resource, so that its text is the whole file. */
type Text = string;

function corpusTexts(): Text[] {
  return CORPUS_FOLDERS.flatMap((folder) =>
    readdirSync(path.join(corpus, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => readFileSync(path.join(corpus, folder, file), 'utf8')),
  );
}

const store = openBuiltSchemas();

/** Breaks every document of which we have nothing to say, in each way, and sees what we say then. */
async function run(texts: readonly Text[]): Promise<Map<Fault, Tally>> {
  const tallies = new Map<Fault, Tally>(
    FAULTS.map((fault) => [fault, { tried: 0, found: 0, preferred: 0, restored: 0 }]),
  );
  const random = new Random(SEED);
  for (const text of texts) {
    const problems = await checkText(text, { store });
    if (problems.some(({ severity }) => severity === 'error')) continue;
    for (const fault of FAULTS) {
      const tally = tallies.get(fault);
      for (const mutation of draw(text, fault, random)) {
        if (tally !== undefined) await judge(text, mutation, tally);
      }
    }
  }
  return tallies;
}

function draw(text: Text, fault: Fault, random: Random): Mutation[] {
  const file = new YamlFile('test.yaml');
  file.update(text);
  const all = file.documents
    .flatMap(findResources)
    .filter(({ document }) => document.masks.length === 0)
    .flatMap((resource) => {
      const schema = store.findSchema(resource);
      return schema === undefined ? [] : findMutations(resource, schema, fault, random);
    });
  const drawn: Mutation[] = [];
  while (drawn.length < MOST_PER_DOCUMENT && all.length > 0)
    drawn.push(...all.splice(random.below(all.length), 1));
  return drawn;
}

async function judge(text: Text, { edit, at }: Mutation, tally: Tally): Promise<void> {
  const { offset } = edit.document;
  const broken = text.slice(0, offset + edit.span.start) + edit.newText + text.slice(offset + edit.span.end);
  const line = edit.document.rangeOf(at).start.line;
  const problems = await checkText(broken, { store });
  const found = problems.filter((problem) => isAt(problem, line) && problem.severity !== 'information');
  tally.tried++;
  if (found.length === 0) return;
  tally.found++;
  const fix = found.find(({ hasPreferredFix }) => hasPreferredFix)?.fixes[0];
  if (fix === undefined) return;
  tally.preferred++;
  const texts = new Map([['test.yaml', broken]]);
  applyFix(texts, fix);
  if (texts.get('test.yaml') === text) tally.restored++;
}

function isAt({ document, span }: Problem, line: number): boolean {
  const { start, end } = document.rangeOf(span);
  return start.line <= line && line <= end.line;
}

/** Shares of the faults that were found and restored. */
interface Shares {
  readonly found: number;
  readonly restored: number;
  /** Of the preferred fixes, those that restored the document to the letter. */
  readonly right: number;
}

/** Prints the table; the mean of the kinds of fault, each of which weighs the same, is what is asked for. */
function print(title: string, tallies: ReadonlyMap<Fault, Tally>): Shares {
  const used = [...tallies].filter(([, { tried }]) => tried > 0);
  const sum = (count: (tally: Tally) => number): number =>
    used.reduce((total, [, tally]) => total + count(tally), 0);
  const mean = (share: (shares: Shares) => number): number =>
    sum((tally) => share(sharesOf(tally))) / used.length;
  const shares: Shares = {
    found: mean(({ found }) => found),
    restored: mean(({ restored }) => restored),
    right: mean(({ right }) => right),
  };
  const all: Tally = {
    tried: sum(({ tried }) => tried),
    found: sum(({ found }) => found),
    preferred: sum(({ preferred }) => preferred),
    restored: sum(({ restored }) => restored),
  };
  const rows = used.map(([fault, tally]) => toRow(fault, `${tally.tried}`, sharesOf(tally)));
  const last = [toRow('mean of the kinds', '', shares), toRow('all faults', `${all.tried}`, sharesOf(all))];
  console.log([title, ...rows, ...last].join('\n'));
  return shares;
}

function sharesOf({ tried, found, preferred, restored }: Tally): Shares {
  return {
    found: found / tried,
    restored: restored / tried,
    right: preferred === 0 ? 1 : restored / preferred,
  };
}

function toRow(name: string, tried: string, { found, restored, right }: Shares): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(8);
  return `${name.padEnd(24)} ${tried.padStart(6)} tried  ${percent(found)} found  ${percent(restored)} restored  ${percent(right)} of the preferred fixes right`;
}

function expectAcceptance({ found, restored, right }: Shares): void {
  expect(found).toBeGreaterThanOrEqual(0.99);
  expect(restored).toBeGreaterThanOrEqual(0.85);
  expect(right).toBeGreaterThanOrEqual(0.95);
}

describe('one fault in a valid document', () => {
  it('is found and repaired in documents of our own', async () => {
    expectAcceptance(print('own documents', await run(VALID_DOCUMENTS)));
  });

  it.skipIf(!existsSync(corpus))(
    'is found and repaired in the corpus (skipped without ../shared)',
    { timeout: 300_000 },
    async () => {
      expectAcceptance(print('corpus', await run(corpusTexts())));
    },
  );
});
