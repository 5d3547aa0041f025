/**
 * The syntax tree that every layer above works on: small plain objects instead of the parser's own classes.
 * All offsets are UTF-16 code units from the start of the YAML document (not of the file), so a document that
 * only moved within its file keeps its tree.
 */

/** Half-open range `[start, end)` of offsets in a YAML document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';
export type ScalarValue = string | number | boolean | null;

interface NodeBase extends Span {
  /** The map or list that holds this node; undefined at the root. */
  parent: MapNode | SeqNode | undefined;
  /** The pair whose key or value this node is; undefined in lists and at the root. */
  pair: Pair | undefined;
  /** True if a template expression or a placeholder of another tool overlaps the node's own text. */
  readonly masked: boolean;
}

/** A single value. A missing value (`spec:`) is a scalar with an empty span, empty text and the value `null`. */
export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** The decoded text: without quotes, escapes resolved. */
  readonly text: string;
  /** What Kubernetes' YAML parser makes of the text, see `scalars.ts`. */
  readonly value: ScalarValue;
  readonly style: ScalarStyle;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  /** True for `{a: 1}`. */
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
  /** True if a key `<<` brings in the pairs of another map. */
  readonly hasMerge: boolean;
}

export interface SeqNode extends NodeBase {
  readonly kind: 'seq';
  /** True for `[a, b]`. */
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  /** Offset of each item's `-`; empty for flow lists. */
  readonly dashes: readonly number[];
}

/** `*name`. `target` is undefined when no such anchor precedes it. */
export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: YamlNode | undefined;
}

export type YamlNode = ScalarNode | MapNode | SeqNode | AliasNode;

/** One `key: value`. The span runs from the key's start to the value's end. */
export interface Pair extends Span {
  readonly key: YamlNode;
  readonly value: YamlNode;
  /** The key as Kubernetes' parser would name it; '' for a key that is a map or a list. */
  readonly name: string;
}

/** Keys and list indices from a root down to a node. */
export type Path = readonly (string | number)[];

/**
 * Follows aliases.
 * @returns the node itself, or what the alias stands for; undefined for an alias without an anchor.
 */
export function resolveAlias(node: YamlNode | undefined): YamlNode | undefined {
  let current = node;
  // Aliases may form chains, never longer than this in sane documents; recursive anchors end here too.
  for (let hops = 0; current?.kind === 'alias' && hops < 32; hops++) current = current.target;
  return current?.kind === 'alias' ? undefined : current;
}

/** True for a value that is absent or written as `null` or `~`. */
export function isNull(node: YamlNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

/**
 * @returns the path from the document's root to `node`; the key node of a pair has the path of its value.
 */
export function pathOf(node: YamlNode): Path {
  const path: (string | number)[] = [];
  let current: YamlNode | undefined = node;
  while (current?.parent !== undefined) {
    const parent: MapNode | SeqNode = current.parent;
    path.push(parent.kind === 'map' ? (current.pair?.name ?? '') : parent.items.indexOf(current));
    current = parent;
  }
  return path.reverse();
}
