import type { MeshName } from '../../resources/mesh-signals.ts';
import type { Resource } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import type { JsonObject } from '../refactorings/json-path.ts';

/** What is to be shown in another mesh, and what is known around it. */
export interface TranslationSource {
  readonly resource: Resource;
  readonly index: IndexView;
}

/** What a reader could make of a resource: what it wants, and what of it cannot be said in other words. */
export interface Understood<Intent> {
  readonly intent: Intent;
  /** Sentences about what is lost; they become comments. */
  readonly notes: readonly string[];
}

/** The resources of another mesh with the same intent. */
export interface Written {
  readonly documents: readonly JsonObject[];
  readonly notes: readonly string[];
}

/** Reads the intent of a resource; undefined if it has none of this kind. */
export type ReadIntent<Intent> = (source: TranslationSource) => Understood<Intent> | undefined;

/** Writes an intent in the words of a mesh. */
export type WriteIntent<Intent> = (intent: Intent, source: TranslationSource) => Written;

/** How one concept is read from any mesh and written in any other. */
export interface Translator<Intent> {
  /** What it is about, as in "has no words for …". */
  readonly concept: string;
  readonly readers: readonly { readonly mesh: MeshName; readonly read: ReadIntent<Intent> }[];
  /** The meshes that can say it. */
  readonly writers: Partial<Record<MeshName, WriteIntent<Intent>>>;
}

/** The `metadata` of a new resource: its namespace is written where that of the source is. */
export function metadataOf(name: string, namespace: string, { resource }: TranslationSource): JsonObject {
  const isWritten = resource.root.pairs.some(
    ({ name: key, value }) =>
      key === 'metadata' && value.kind === 'map' && value.pairs.some((pair) => pair.name === 'namespace'),
  );
  return isWritten || namespace !== resource.namespace ? { name, namespace } : { name };
}
