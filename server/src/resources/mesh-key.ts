/** An annotation or a label that a mesh reads. */
export interface MeshKey {
  readonly name: string;
  readonly summary: string;
  /** Kinds that it is read on; `Any` for all. What is read on a `Pod` stands in the template of a workload. */
  readonly kinds: readonly string[];
  /** The words that it may hold, where they are few. */
  readonly values?: readonly string[];
  readonly deprecated?: true;
  /** What to write instead of a deprecated one, where that is a mere change of name. */
  readonly replacement?: string;
}
