import { stringify } from 'yaml';
import { MESHES, type MeshName } from '../../resources/mesh-signals.ts';
import { accessTranslator } from './access/access-translator.ts';
import { breakingTranslator } from './breaking/breaking-translator.ts';
import { mutualTlsTranslator } from './mutual-tls/mutual-tls-translator.ts';
import { trafficTranslator } from './traffic/traffic-translator.ts';
import type { TranslationSource, Translator, Written } from './translation.ts';

/** What a resource would be in another mesh. */
export interface Translation {
  readonly mesh: MeshName;
  /** The mesh as users call it. */
  readonly title: string;
  /** A YAML text: the resources of the other mesh, with comments on what has no counterpart. */
  readonly text: string;
}

const TITLES: Readonly<Record<MeshName, string>> = {
  istio: 'Istio',
  linkerd: 'Linkerd',
  cilium: 'Cilium',
  'gateway-api': 'Gateway API',
};

type WriteIn = (mesh: MeshName) => Written | undefined;

/**
 * The same intent in the words of other meshes: canaries, retries and timeouts, circuit breaking, mutual TLS,
 * authorization. Nothing for other resources, and for those that templates fill in.
 */
export function provideTranslations(source: TranslationSource): Translation[] {
  const readings = readingsOf(source);
  return MESHES.flatMap((mesh): Translation[] => {
    const written = readings.flatMap((writeIn) => writeIn(mesh) ?? []);
    return written.length === 0 ? [] : [{ mesh, title: TITLES[mesh], text: compose(mesh, written, source) }];
  });
}

/** Whether there is anything to show in another mesh. */
export function canTranslate(source: TranslationSource): boolean {
  return readingsOf(source).length > 0;
}

function readingsOf(source: TranslationSource): WriteIn[] {
  const { document, root } = source.resource;
  if (document.masks.length > 0 || document.faults.length > 0 || root !== document.root) return [];
  return [
    ...readAll(trafficTranslator, source),
    ...readAll(breakingTranslator, source),
    ...readAll(mutualTlsTranslator, source),
    ...readAll(accessTranslator, source),
  ];
}

/** The intents that a translator finds, each ready to be written in another mesh than its own. */
function readAll<Intent>({ readers, writers }: Translator<Intent>, source: TranslationSource): WriteIn[] {
  return readers.flatMap(({ mesh: own, read }): WriteIn[] => {
    const understood = read(source);
    if (understood === undefined) return [];
    return [
      (mesh) => {
        const written = mesh === own ? undefined : writers[mesh]?.(understood.intent, source);
        return written && { ...written, notes: [...understood.notes, ...written.notes] };
      },
    ];
  });
}

function compose(mesh: MeshName, written: readonly Written[], { resource }: TranslationSource): string {
  const notes = new Set(written.flatMap((part) => part.notes));
  const head = [`${resource.kind} "${resource.name}" in the words of ${TITLES[mesh]}.`, ...notes];
  const comments = head.map((note) => `# ${note.replaceAll(/\s+/g, ' ')}\n`);
  const documents = written
    .flatMap((part) => part.documents)
    // What YAML 1.1 takes for another type is quoted: that is how kubectl reads it.
    .map((document) => stringify(document, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false }));
  return [...comments, documents.join('---\n')].join('');
}
