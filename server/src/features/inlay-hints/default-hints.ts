import type { Resource } from '../../resources/resource.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { isNull, type YamlNode } from '../../yaml/nodes.ts';
import { findPair, nodeAt, select } from '../../yaml/select.ts';
import type { DefaultFact } from './default-fact.ts';
import { gatewayDefaults } from './gateway-defaults.ts';
import { behindPair, type Hint } from './hint.ts';
import { istioDefaults } from './istio-defaults.ts';
import { linkerdDefaults } from './linkerd-defaults.ts';

const FACTS: readonly DefaultFact[] = [...istioDefaults, ...gatewayDefaults, ...linkerdDefaults];

/** The values of fields that are left out, as `field: value` behind the block that lacks them. */
export function defaultHints(resource: Resource, index: IndexView): Hint[] {
  return FACTS.filter(({ kinds }) => kinds.includes(resource.key)).flatMap((fact) =>
    // An anchor that several aliases name is one place.
    [...new Set(select(resource.root, fact.query))].flatMap(
      (holder) => hintAt(fact, holder, { resource, index }) ?? [],
    ),
  );
}

function hintAt(
  { behind, absent, holds, meaning }: DefaultFact,
  holder: YamlNode,
  { resource, index }: { readonly resource: Resource; readonly index: IndexView },
): Hint | undefined {
  if (holder.kind !== 'map' || holds?.(holder, resource) === false) return undefined;
  const pair = behind === undefined ? holder.pair : findPair(holder, behind);
  if (pair === undefined || isNull(pair.value)) return undefined;
  // What `<<` brings in stands in another block.
  if (behind !== undefined && pair.key.parent !== holder) return undefined;
  const values = absent.flatMap(({ path, label, value }) => {
    if (nodeAt(holder, path) !== undefined) return [];
    const text = typeof value === 'string' ? value : value(index);
    return text === undefined ? [] : [`${label ?? path.join('.')}: ${text}`];
  });
  return values.length === 0
    ? undefined
    : { at: behindPair(pair), text: values.join(', '), tooltip: meaning };
}
