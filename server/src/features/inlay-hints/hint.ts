import type { Pair } from '../../yaml/nodes.ts';

/** A text that stands behind a place of a resource's document without being part of it. */
export interface Hint {
  /** UTF-16 offset in the document. */
  readonly at: number;
  readonly text: string;
  /** What the pointer on it says. */
  readonly tooltip?: string;
}

/** Behind a value that ends on its key's line, else behind the colon of the key. */
export function behindPair({ key, value }: Pair): number {
  const isInline =
    value.kind === 'scalar' ? value.style !== 'literal' && value.style !== 'folded' : isFlow(value);
  return isInline && value.end > value.start ? value.end : key.end + 1;
}

function isFlow(value: Pair['value']): boolean {
  return (value.kind === 'map' || value.kind === 'seq') && value.flow;
}
