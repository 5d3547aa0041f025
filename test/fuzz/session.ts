import { DEFAULT_SETTINGS, type Settings } from '../../server/src/resources/settings.ts';
import type { LanguageService } from '../../server/src/language-service.ts';
import { askEverything, openStrictService } from './exercise.ts';
import { mutate } from './mutate.ts';
import type { Random } from './random.ts';
import type { Source } from './sources.ts';

/** The state of a workspace that a session left behind. */
export interface SessionEnd {
  readonly texts: ReadonlyMap<string, string>;
  readonly settings: Partial<Settings>;
}

const FILES = ['a', 'b', 'folder/c', 'd', 'folder/kustomization', 'e'].map(
  (name) => `file:///w/${name}.yaml`,
);

const SETTINGS: readonly Partial<Settings>[] = [
  {},
  { workspace: 'closed' },
  { meshes: ['istio'] },
  { rules: { istio: 'off' } },
];

const KUSTOMIZATION = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
patches:
  - path: c.yaml
`;

/**
 * Edits, moves, closes and checks files at random, as a user and other tools would.
 * @param sources what the files' texts are made of
 */
export async function runSession(
  service: LanguageService,
  {
    sources,
    random,
    steps,
  }: { readonly sources: readonly Source[]; readonly random: Random; readonly steps: number },
): Promise<SessionEnd> {
  const texts = new Map<string, string>();
  let settings: Partial<Settings> = {};
  const put = async (uri: string, text: string) => {
    texts.set(uri, text);
    if (random.oneIn(2)) service.setFile(uri, text);
    else await service.setFileInSlices(uri, text, () => false);
  };
  const newText = (uri: string) => {
    if (uri.includes('kustomization')) return KUSTOMIZATION;
    const pieces = Array.from({ length: 1 + random.below(3) }, () => random.pick(sources).text);
    return pieces.join('\n---\n');
  };
  for (let step = 0; step < steps; step++) {
    const uri = random.pick(FILES);
    const text = texts.get(uri);
    const action = random.below(12);
    if (text === undefined || action === 0) await put(uri, newText(uri));
    else if (action === 1) {
      texts.delete(uri);
      service.removeFile(uri);
    } else if (action === 2) {
      const target = random.pick(FILES);
      texts.delete(uri);
      service.removeFile(uri);
      await put(target, text);
    } else if (action === 3) await put(uri, reorder(text, random));
    else if (action === 4 && random.oneIn(4)) {
      settings = random.pick(SETTINGS);
      service.setSettings(() => ({ ...DEFAULT_SETTINGS, ...settings }));
    } else if (action === 5) {
      service.pauseCrossChecks();
      await service.report(uri);
      service.resumeCrossChecks();
    } else if (action === 6) await askEverything(service, uri, text, random);
    else await put(uri, random.oneIn(2) ? renameSomething(text, random) : mutate(text, random, 2));
    if (random.oneIn(2)) for (const file of texts.keys()) if (random.oneIn(2)) await service.report(file);
  }
  return { texts, settings };
}

/** What the resources of different files refer to each other by. */
function renameSomething(text: string, random: Random): string {
  const names = [...text.matchAll(/(?:name|namespace|host|app|version): +([\w.-]+)/g)];
  if (names.length === 0) return text;
  const from = random.pick(names);
  const to = random.oneIn(2) ? 'renamed' : (random.pick(names)[1] ?? '');
  const start = from.index + from[0].length - (from[1]?.length ?? 0);
  return text.slice(0, start) + to + text.slice(from.index + from[0].length);
}

function reorder(text: string, random: Random): string {
  const documents = text.split(/^---\n/m);
  const moved = documents.splice(random.below(documents.length), 1);
  documents.splice(random.below(documents.length + 1), 0, ...moved);
  return documents.join('---\n');
}

/**
 * @returns how the diagnostics after a session differ from those of a fresh start on the same files; undefined
 * where they are equal, as they must be
 */
export async function compareWithFreshStart(
  service: LanguageService,
  { texts, settings }: SessionEnd,
): Promise<string | undefined> {
  const fresh = openStrictService();
  fresh.setSettings(() => ({ ...DEFAULT_SETTINGS, ...settings }));
  for (const [uri, text] of texts) fresh.setFile(uri, text);
  for (const uri of texts.keys()) {
    const [ours, theirs] = [(await service.report(uri)).items, (await fresh.report(uri)).items];
    const [left, right] = [ours, theirs].map((items) => items.map((item) => JSON.stringify(item)));
    const extra = left?.filter((item) => right?.includes(item) !== true) ?? [];
    const missing = right?.filter((item) => left?.includes(item) !== true) ?? [];
    if (extra.length > 0 || missing.length > 0)
      return `${uri}\nonly after the session: ${extra.join('\n')}\nonly after a fresh start: ${missing.join('\n')}`;
    if (left?.join('\n') !== right?.join('\n')) return `${uri}: another order or number`;
  }
  return undefined;
}
