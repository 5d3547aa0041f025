import type { KindKey } from '../../resources/kinds.ts';
import type { Resource } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import type { MapNode, Path } from '../../yaml/nodes.ts';

/** What holds where fields are left out. Listed is only what surprises people and is certain. */
export interface DefaultFact {
  readonly kinds: readonly KindKey[];
  /** Names the maps that may lack the fields. */
  readonly query: string;
  /** The field of the map behind which the hint stands, and without which the fact does not hold. */
  readonly behind?: string;
  readonly absent: readonly AbsentField[];
  /** A further condition on the map and its resource. */
  readonly holds?: (holder: MapNode, resource: Resource) => boolean;
  /** A sentence on what it means, for the pointer. */
  readonly meaning: string;
}

interface AbsentField {
  readonly path: Path;
  /** Shown before the value in place of the path. */
  readonly label?: string;
  /** The value; undefined where it cannot be known. */
  readonly value: string | ((index: IndexView) => string | undefined);
}
