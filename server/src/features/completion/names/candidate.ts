import type { Resource } from '../../../resources/resource.ts';
import type { YamlNode } from '../../../yaml/nodes.ts';
import type { IndexView } from '../../../workspace/index-view.ts';

/** Something of the workspace that can be named at the cursor. */
export interface Candidate {
  /** What is inserted. */
  readonly name: string;
  /** Says what it is: `Service`, `port http`. */
  readonly detail: string;
}

/** What a source of candidates may know of the place. */
export interface NameRequest {
  readonly index: IndexView;
  readonly resource: Resource;
  readonly namespace: string;
  /** What has been typed. */
  readonly typed: string;
  /** The map that holds the field, as far as it can be read. */
  readonly map: YamlNode | undefined;
  /** From the resource's root to the field. */
  readonly path: readonly (string | number)[];
}

export type NameSource = (request: NameRequest) => Iterable<Candidate>;
