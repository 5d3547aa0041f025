import type { KindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';
import type { Lookup } from './lookup.ts';

/**
 * What rules and features may ask about all resources of the workspace. Every question is remembered, so that
 * a verdict is reconsidered exactly when one of its questions would be answered differently: ask as narrowly
 * as possible (`get`, `by`) and for `all` only where nothing else will do.
 */
export interface IndexView {
  /** The resource of that name; `namespace` is '' for cluster-scoped kinds. The last one read if several. */
  get(kind: KindKey, namespace: string, name: string): Resource | undefined;
  /** Every resource of that name, for finding duplicates. */
  named(kind: KindKey, namespace: string, name: string): readonly Resource[];
  inNamespace(kind: KindKey, namespace: string): readonly Resource[];
  all(kind: KindKey): readonly Resource[];
  by(lookup: Lookup, key: string): readonly Resource[];
  /** Whether any resource of the kind is known, in `namespace` if given. */
  hasAny(kind: KindKey, namespace?: string): boolean;
}
