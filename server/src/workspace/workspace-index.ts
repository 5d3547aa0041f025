import type { KindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';
import type { IndexView } from './index-view.ts';
import type { Lookup } from './lookup.ts';

/** Names one question to the index; equal questions have equal keys. */
export type QuestionKey = string;

const NOTHING: readonly Resource[] = [];

/** All resources of all files, found by kind, namespace, name and by lookups. */
export class WorkspaceIndex implements IndexView {
  readonly #buckets = new Map<QuestionKey, Resource[]>();
  readonly #lookups = new Map<string, Lookup>();
  readonly #lookupsOfKind = new Map<KindKey, Lookup[]>();
  /** Keys of resources that are still to be added, and how many lookups there were then. */
  readonly #prepared = new WeakMap<
    Resource,
    { readonly keys: readonly QuestionKey[]; readonly lookups: number }
  >();

  /** Works out ahead what `add` needs; nobody sees the resource yet. */
  prepare(resource: Resource): void {
    this.#prepared.set(resource, { keys: this.#keysOf(resource), lookups: this.#lookups.size });
  }

  /** @returns the questions whose answers changed */
  add(resource: Resource): QuestionKey[] {
    const touched: QuestionKey[] = [];
    const prepared = this.#prepared.get(resource);
    const isPrepared = prepared?.lookups === this.#lookups.size;
    this.#prepared.delete(resource);
    for (const key of isPrepared ? prepared.keys : this.#keysOf(resource)) {
      const bucket = this.#buckets.get(key);
      if (bucket === undefined) {
        this.#buckets.set(key, [resource]);
        touched.push(presence(key));
      } else insertInOrder(bucket, resource);
      touched.push(key);
    }
    return touched;
  }

  /** @returns the questions whose answers changed */
  remove(resource: Resource): QuestionKey[] {
    const touched: QuestionKey[] = [];
    for (const key of this.#keysOf(resource)) {
      const bucket = this.#buckets.get(key);
      const at = bucket?.indexOf(resource) ?? -1;
      if (bucket === undefined || at === -1) continue;
      bucket.splice(at, 1);
      if (bucket.length === 0) {
        this.#buckets.delete(key);
        touched.push(presence(key));
      }
      touched.push(key);
    }
    return touched;
  }

  /** Every kind of which a resource is known. */
  kinds(): KindKey[] {
    return [...this.#buckets.keys()].flatMap((key) => (key.startsWith('all|') ? [key.slice(4)] : []));
  }

  get(kind: KindKey, namespace: string, name: string): Resource | undefined {
    return this.named(kind, namespace, name).at(-1);
  }

  named(kind: KindKey, namespace: string, name: string): readonly Resource[] {
    return this.answer(nameKey(kind, namespace, name));
  }

  inNamespace(kind: KindKey, namespace: string): readonly Resource[] {
    return this.answer(namespaceKey(kind, namespace));
  }

  all(kind: KindKey): readonly Resource[] {
    return this.answer(kindKey(kind));
  }

  by(lookup: Lookup, key: string): readonly Resource[] {
    this.register(lookup);
    return this.answer(lookupKey(lookup, key));
  }

  hasAny(kind: KindKey, namespace?: string): boolean {
    return this.#buckets.has(namespace === undefined ? kindKey(kind) : namespaceKey(kind, namespace));
  }

  /** A view that reports each question to `ask`. */
  watched(ask: (question: QuestionKey) => void): IndexView {
    const answer = (key: QuestionKey): readonly Resource[] => {
      ask(key);
      return this.answer(key);
    };
    return {
      get: (kind, namespace, name) => answer(nameKey(kind, namespace, name)).at(-1),
      named: (kind, namespace, name) => answer(nameKey(kind, namespace, name)),
      inNamespace: (kind, namespace) => answer(namespaceKey(kind, namespace)),
      all: (kind) => answer(kindKey(kind)),
      by: (lookup, key) => {
        this.register(lookup);
        return answer(lookupKey(lookup, key));
      },
      hasAny: (kind, namespace) => {
        ask(presence(namespace === undefined ? kindKey(kind) : namespaceKey(kind, namespace)));
        return this.hasAny(kind, namespace);
      },
    };
  }

  answer(key: QuestionKey): readonly Resource[] {
    return this.#buckets.get(key) ?? NOTHING;
  }

  /**
   * Sorts all resources into a lookup, and those that are added from then on. The first question does so too, if
   * nobody has before.
   */
  register(lookup: Lookup): void {
    if (this.#lookups.has(lookup.name)) return;
    this.#lookups.set(lookup.name, lookup);
    for (const kind of lookup.kinds) {
      const lookups = this.#lookupsOfKind.get(kind);
      if (lookups === undefined) this.#lookupsOfKind.set(kind, [lookup]);
      else lookups.push(lookup);
      for (const resource of this.answer(kindKey(kind))) {
        for (const key of new Set(lookup.keysOf(resource))) {
          const bucket = this.#buckets.get(lookupKey(lookup, key));
          if (bucket === undefined) this.#buckets.set(lookupKey(lookup, key), [resource]);
          else insertInOrder(bucket, resource);
        }
      }
    }
  }

  #keysOf(resource: Resource): QuestionKey[] {
    const { key: kind, namespace, name } = resource;
    const keys = [kindKey(kind), namespaceKey(kind, namespace), nameKey(kind, namespace, name)];
    for (const lookup of this.#lookupsOfKind.get(kind) ?? []) {
      for (const key of new Set(lookup.keysOf(resource))) keys.push(lookupKey(lookup, key));
    }
    return keys;
  }
}

/** Keeps answers in the order of files and texts, so that they do not depend on what was edited when. */
function insertInOrder(bucket: Resource[], resource: Resource): void {
  let low = 0;
  let high = bucket.length;
  // Files are mostly read in order: the end is tried first.
  const last = bucket.at(-1);
  if (last !== undefined && isBefore(last, resource)) low = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = bucket[middle];
    if (other !== undefined && isBefore(other, resource)) low = middle + 1;
    else high = middle;
  }
  bucket.splice(low, 0, resource);
}

function isBefore(left: Resource, right: Resource): boolean {
  if (left.document === right.document) return left.root.start < right.root.start;
  if (left.document.uri !== right.document.uri) return left.document.uri < right.document.uri;
  return left.document.offset < right.document.offset;
}

/** The question for all resources of a kind. */
export function kindKey(kind: KindKey): QuestionKey {
  return `all|${kind}`;
}

function namespaceKey(kind: KindKey, namespace: string): QuestionKey {
  return `namespace|${kind}|${namespace}`;
}

function nameKey(kind: KindKey, namespace: string, name: string): QuestionKey {
  return `name|${kind}|${namespace}|${name}`;
}

function lookupKey(lookup: Lookup, key: string): QuestionKey {
  return `by|${lookup.name}|${key}`;
}

/** The question whether a bucket has anything at all, which changes far less often than what it has. */
function presence(key: QuestionKey): QuestionKey {
  return `any|${key}`;
}
