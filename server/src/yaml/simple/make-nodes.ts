import type { MapNode, Pair, ScalarNode, ScalarStyle, SeqNode, YamlNode } from '../nodes.ts';
import { resolvePlainScalar } from '../scalars.ts';

/** A scalar as it stands in the text. */
export function toScalar(text: string, style: ScalarStyle, start: number, end: number): ScalarNode {
  const value = style === 'plain' ? resolvePlainScalar(text) : text;
  return {
    kind: 'scalar',
    start,
    end,
    parent: undefined,
    pair: undefined,
    masked: false,
    text,
    value,
    style,
  };
}

/** The value that is missing at an offset. */
export function toEmpty(at: number): ScalarNode {
  return toScalar('', 'plain', at, at);
}

/** Where a collection stands, and how it is written. */
export interface Extent {
  readonly start: number;
  readonly end: number;
  readonly flow: boolean;
}

/** A map; its keys and values are linked to it. */
export function toMap(pairs: readonly Pair[], { start, end, flow }: Extent): MapNode {
  const hasMerge = pairs.some(({ name }) => name === '<<');
  const map: MapNode = {
    kind: 'map',
    start,
    end,
    parent: undefined,
    pair: undefined,
    masked: false,
    flow,
    // A list that grew item by item has room for more; most of these stay in memory for long.
    pairs: pairs.slice(),
    hasMerge,
  };
  for (const pair of pairs) {
    pair.key.parent = map;
    pair.key.pair = pair;
    pair.value.parent = map;
    pair.value.pair = pair;
  }
  return map;
}

/** A list; its items are linked to it. */
export function toSeq(
  items: readonly YamlNode[],
  dashes: readonly number[],
  { start, end, flow }: Extent,
): SeqNode {
  const seq: SeqNode = {
    kind: 'seq',
    start,
    end,
    parent: undefined,
    pair: undefined,
    masked: false,
    flow,
    items: items.slice(),
    dashes: dashes.slice(),
  };
  for (const item of items) item.parent = seq;
  return seq;
}
