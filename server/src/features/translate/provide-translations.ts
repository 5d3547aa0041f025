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

/** An intent that was found, ready to be written in another mesh than its own. */
interface Reading {
  readonly own: MeshName;
  readonly concept: string;
  /** @returns undefined where the mesh has no words for it */
  readonly writeIn: (mesh: MeshName) => Written | undefined;
}

/**
 * The same intent in the words of other meshes: canaries, retries and timeouts, circuit breaking, mutual TLS,
 * authorization. Nothing for other resources, and for those that templates fill in.
 */
export function provideTranslations(source: TranslationSource): Translation[] {
  const readings = readingsOf(source);
  return MESHES.flatMap((mesh): Translation[] => {
    const others = readings.filter(({ own }) => own !== mesh);
    const written = others.flatMap(({ concept, writeIn }) => {
      const note = `${TITLES[mesh]} has no words for ${concept}.`;
      return writeIn(mesh) ?? { documents: [], notes: [note], isSilent: true };
    });
    if (written.every((part) => 'isSilent' in part)) return [];
    return [{ mesh, title: TITLES[mesh], text: compose(mesh, written, source) }];
  });
}

/** Whether there is anything to show in another mesh. */
export function canTranslate(source: TranslationSource): boolean {
  return readingsOf(source).length > 0;
}

function readingsOf(source: TranslationSource): Reading[] {
  const { document, root } = source.resource;
  if (document.masks.length > 0 || document.faults.length > 0 || root !== document.root) return [];
  return [
    ...readAll(trafficTranslator, source),
    ...readAll(breakingTranslator, source),
    ...readAll(mutualTlsTranslator, source),
    ...readAll(accessTranslator, source),
  ];
}

function readAll<Intent>(
  { concept, readers, writers }: Translator<Intent>,
  source: TranslationSource,
): Reading[] {
  return readers.flatMap(({ mesh: own, read }): Reading[] => {
    const understood = read(source);
    if (understood === undefined) return [];
    const writeIn = (mesh: MeshName): Written | undefined => {
      const written = writers[mesh]?.(understood.intent, source);
      return written && { ...written, notes: [...understood.notes, ...written.notes] };
    };
    return [{ own, concept, writeIn }];
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
