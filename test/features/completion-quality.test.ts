import path from 'node:path';
import { expect, it } from 'vitest';
import { createNodeSchemas } from '../../server/src/host/node-schemas.ts';
import { createLanguageService } from '../../server/src/language-service.ts';
import { rootView, childView, type SchemaView } from '../../server/src/schema/lookup.ts';
import type { SchemaStore } from '../../server/src/schema/store.ts';
import { lineStarts, positionAt } from '../../server/src/util/line-index.ts';
import { openBuiltSchemas } from '../support/built-schemas.ts';
import { keysOf, readRightTexts, type KeyPlace } from '../support/completion-places.ts';

const SAMPLES = 1200;
const LEAST_OFFERED = 0.99;
const LEAST_FIRST = 0.75;

/** Ways to come to a place where a key is missing. */
const VARIANTS = {
  'text ends there': ({ text, start }: KeyPlace) => text.slice(0, start),
  'first letter typed': ({ text, start }: KeyPlace) => text.slice(0, start + 1),
  'rest of the text kept': ({ text, start }: KeyPlace) => text.slice(0, start),
} as const;

type Variant = keyof typeof VARIANTS;

interface Score {
  asked: number;
  offered: number;
  first: number;
  missed: Map<string, number>;
}

const service = createLanguageService({
  schemas: createNodeSchemas(path.resolve(import.meta.dirname, '../../dist/schemas')),
  log: (message) => {
    throw new Error(message);
  },
});

/** The schema of the map that holds the key; undefined where keys are free. */
async function fieldsAt(store: SchemaStore, place: KeyPlace): Promise<SchemaView | undefined> {
  await store.prepare([place.resource]);
  const schema = store.findSchema(place.resource);
  let view = schema === undefined ? undefined : rootView(schema.root);
  for (const step of place.path) view = view && childView(view, step);
  return view?.node.properties === undefined ? undefined : view;
}

/** Keys of kinds of ours at places whose fields are known, a fixed choice of them. */
async function choosePlaces(): Promise<KeyPlace[]> {
  const store = openBuiltSchemas();
  const places: KeyPlace[] = [];
  for (const [file, text] of readRightTexts())
    for (const place of keysOf(file, text))
      if ((await fieldsAt(store, place)) !== undefined) places.push(place);
  // A step that shares no factor with lists of two or three keys visits all of their places alike.
  const step = Math.max(1, Math.floor(places.length / SAMPLES)) | 1;
  return places.filter((_, index) => index % step === 0);
}

/** The labels offered at the place, in the order that an editor shows them. */
async function labelsAt(place: KeyPlace, variant: Variant): Promise<string[]> {
  const before = VARIANTS[variant](place);
  const isKept = variant === 'rest of the text kept';
  const text = isKept ? before + place.text.slice(place.end) : before;
  const uri = `file:///${place.file}`;
  service.setFile(uri, text);
  const { items } = await service.completion(uri, positionAt(lineStarts(text), before.length));
  service.removeFile(uri);
  const typed = variant === 'first letter typed' ? place.key.slice(0, 1).toLowerCase() : '';
  return items
    .filter(({ label, filterText }) => (filterText ?? label).toLowerCase().startsWith(typed))
    .toSorted((left, right) => ((left.sortText ?? left.label) < (right.sortText ?? right.label) ? -1 : 1))
    .map(({ label }) => label);
}

function print(title: string, scores: ReadonlyMap<string, Score>): void {
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8);
  process.stdout.write(`${title.padEnd(34)} asked  offered    first\n`);
  for (const [name, { asked, offered, first }] of scores)
    process.stdout.write(
      `  ${name.padEnd(32)} ${String(asked).padStart(5)} ${percent(offered, asked)} ${percent(first, asked)}\n`,
    );
}

it('offers the keys that real documents have', { timeout: 120_000 }, async () => {
  const byVariant = new Map<string, Score>();
  const byGroup = new Map<string, Score>();
  const count = (scores: Map<string, Score>, name: string, place: KeyPlace, rank: number) => {
    const score = scores.get(name) ?? { asked: 0, offered: 0, first: 0, missed: new Map() };
    score.asked++;
    if (rank !== -1) score.offered++;
    if (rank === 0) score.first++;
    if (rank !== 0) {
      const field = place.path.filter((step) => typeof step === 'string').join('.');
      const fault = `${rank === -1 ? 'missed' : 'late'} ${place.resource.kind} ${field} ${place.key}`;
      score.missed.set(fault, (score.missed.get(fault) ?? 0) + 1);
    }
    scores.set(name, score);
  };
  for (const place of await choosePlaces()) {
    for (const variant of Object.keys(VARIANTS) as Variant[]) {
      const rank = (await labelsAt(place, variant)).indexOf(place.key);
      count(byVariant, variant, place, rank);
      if (variant === 'text ends there') count(byGroup, place.resource.group, place, rank);
    }
  }
  print('by way', byVariant);
  print('by group, where the text ends', byGroup);
  // Says which keys to look at when the figures fall.
  if (process.env['SHOW_LATE_KEYS'] !== undefined)
    for (const [name, { missed }] of byVariant)
      for (const [fault, times] of [...missed].sort((left, right) => right[1] - left[1]))
        process.stdout.write(`${name}: ${times} ${fault}\n`);
  for (const { asked, offered, first } of byVariant.values()) {
    expect.soft(offered / asked).toBeGreaterThanOrEqual(LEAST_OFFERED);
    expect.soft(first / asked).toBeGreaterThanOrEqual(LEAST_FIRST);
  }
});
