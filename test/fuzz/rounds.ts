import { DEFAULT_SETTINGS } from '../../server/src/resources/settings.ts';
import type { LanguageService } from '../../server/src/language-service.ts';
import { toJson } from '../support/to-json.ts';
import { checkFixes } from './check-fixes.ts';
import { askEverything } from './exercise.ts';
import { gibberish, mutate } from './mutate.ts';
import { createRandom } from './random.ts';
import { runLspSession } from './lsp-session.ts';
import { compareWithFreshStart, runSession } from './session.ts';
import type { Source } from './sources.ts';

/** What a round did, for the sum at the end. */
export interface RoundFigures {
  readonly bytes: number;
  readonly fixes: number;
  readonly edits: number;
}

const URI = 'file:///a.yaml';
const JSON_URI = 'file:///a.json';
const NOTHING: RoundFigures = { bytes: 0, fixes: 0, edits: 0 };

/** The kinds of rounds: each takes its seed, and throws where it finds a defect. */
export const ROUNDS = {
  /** Any characters, and manifests changed at random: every feature answers. */
  async ask(service: LanguageService, seed: number, sources: readonly Source[]): Promise<RoundFigures> {
    const random = createRandom(seed);
    const source = random.oneIn(10) ? gibberish(random, random.below(400)) : random.pick(sources).text;
    const text = mutate(source, random, 5);
    await askEverything(service, URI, text, random);
    return { ...NOTHING, bytes: text.length };
  },
  /** A manifest cut at a random place. */
  async cut(service: LanguageService, seed: number, sources: readonly Source[]): Promise<RoundFigures> {
    const random = createRandom(seed);
    const { text } = random.pick(sources);
    const cut = text.slice(0, random.below(text.length + 1));
    await askEverything(service, URI, cut, random);
    return { ...NOTHING, bytes: cut.length };
  },
  /** A manifest changed at random: every fix does what it says. */
  async fix(service: LanguageService, seed: number, sources: readonly Source[]): Promise<RoundFigures> {
    const random = createRandom(seed);
    const text = mutate(random.pick(sources).text, random, 3);
    return { bytes: text.length, fixes: await checkFixes(service, URI, text), edits: 0 };
  },
  /** A manifest in JSON, changed at random before and after it became JSON. */
  async json(service: LanguageService, seed: number, sources: readonly Source[]): Promise<RoundFigures> {
    const random = createRandom(seed);
    const json = jsonOf(mutate(random.pick(sources).text, random, 3));
    const fixes = await checkFixes(service, JSON_URI, json);
    const text = mutate(json, random, 5);
    await askEverything(service, JSON_URI, text, random);
    return { bytes: json.length + text.length, fixes, edits: 0 };
  },
  /** A workspace edited at random ends with the diagnostics of a fresh start. */
  async session(service: LanguageService, seed: number, sources: readonly Source[]): Promise<RoundFigures> {
    const random = createRandom(seed);
    const start = random.below(sources.length);
    const steps = 25;
    // Other rounds leave their file behind.
    for (const uri of service.files()) service.removeFile(uri);
    service.setSettings(() => DEFAULT_SETTINGS);
    const end = await runSession(service, { sources: sources.slice(start, start + 12), random, steps });
    const difference = await compareWithFreshStart(service, end);
    if (difference !== undefined) throw new Error(difference);
    return { ...NOTHING, edits: steps };
  },
  /** The same through the protocol, with requests that are cancelled and overtaken. */
  async lsp(_: LanguageService, seed: number, sources: readonly Source[]): Promise<RoundFigures> {
    const random = createRandom(seed);
    const start = random.below(sources.length);
    const steps = 40;
    const some = sources.slice(start, start + 40);
    const difference = await runLspSession({ random, sources: some, steps });
    if (difference !== undefined) throw new Error(difference);
    return { ...NOTHING, edits: steps };
  },
} as const;

/** What a text in YAML means, in JSON; an empty text for one that means nothing. */
function jsonOf(yaml: string): string {
  try {
    return toJson(yaml);
  } catch {
    return '';
  }
}

export type RoundKind = keyof typeof ROUNDS;
