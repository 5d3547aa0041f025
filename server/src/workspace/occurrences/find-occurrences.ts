import type { Resource } from '../../resources/resource.ts';
import { scalar } from '../../yaml/select.ts';
import type { IndexView } from '../index-view.ts';
import { defineLookup } from '../lookup.ts';
import { ciliumCollectors } from './cilium.ts';
import { gatewayApiCollectors } from './gateway-api.ts';
import { istioCollectors } from './istio.ts';
import { kubernetesCollectors } from './kubernetes.ts';
import { linkerdCollectors } from './linkerd.ts';
import {
  definition,
  parseResourceSymbol,
  reference,
  resourceSymbol,
  type Collector,
  type Occurrence,
  type SymbolKey,
} from './occurrence.ts';
import { own } from '../../util/own.ts';

const COLLECTORS: Readonly<Record<string, Collector>> = {
  ...kubernetesCollectors,
  ...istioCollectors,
  ...gatewayApiCollectors,
  ...linkerdCollectors,
  ...ciliumCollectors,
};

/** Resources by what they define or mention, their own name aside: that the index knows anyway. */
const RESOURCES_BY_SYMBOL = defineLookup({
  name: 'resources-by-symbol',
  kinds: Object.keys(COLLECTORS),
  keysOf: (resource) => collect(resource).flatMap((occurrence) => occurrence.symbols),
});

const collected = new WeakMap<Resource, readonly Occurrence[]>();

function collect(resource: Resource): readonly Occurrence[] {
  let occurrences = collected.get(resource);
  if (occurrences === undefined) {
    occurrences = [...(own(COLLECTORS, resource.key)?.(resource) ?? [])];
    collected.set(resource, occurrences);
  }
  return occurrences;
}

/** Every place in a resource that defines or mentions something, its own name and namespace included. */
export function occurrencesIn(resource: Resource): readonly Occurrence[] {
  const names: Occurrence[] = [];
  const name = scalar(resource.root, 'metadata.name');
  if (name !== undefined) {
    const symbols = [resourceSymbol(resource.key, resource.namespace, name.text)];
    names.push(definition({ resource, node: name, symbols }));
  }
  const namespace = scalar(resource.root, 'metadata.namespace');
  if (namespace !== undefined) {
    const symbols = [resourceSymbol('Namespace', '', namespace.text)];
    names.push(reference({ resource, node: namespace, symbols, canRename: false }));
  }
  // A more particular meaning, such as that of a ServiceProfile's name, goes before the general one.
  return [...collect(resource), ...names];
}

/**
 * The occurrence at an offset.
 * @param offset UTF-16 offset in the resource's document
 * @returns undefined where nothing is named
 */
export function occurrenceAt(resource: Resource, offset: number): Occurrence | undefined {
  const at = ({ start, end }: { start: number; end: number }) => start <= offset && offset <= end;
  const occurrences = occurrencesIn(resource);
  return occurrences.find(({ span }) => at(span)) ?? occurrences.find(({ node }) => at(node));
}

/** Where a symbol is defined; nothing if no file of the workspace does. */
export function definitionsOf(index: IndexView, symbol: SymbolKey): Occurrence[] {
  const target = parseResourceSymbol(symbol);
  if (target === undefined) return inCollected(index, symbol).filter(({ role }) => role === 'definition');
  return index
    .named(target.kind, target.namespace, target.name)
    .flatMap((resource) => occurrencesIn(resource).filter((found) => isNameOf(found, symbol)));
}

function isNameOf({ role, symbols }: Occurrence, symbol: SymbolKey): boolean {
  return role === 'definition' && symbols[0] === symbol;
}

/**
 * What an occurrence means in this workspace: the first of its symbols that is defined, else its first;
 * undefined if it has none.
 */
export function meaningOf(
  index: IndexView,
  { symbols }: Occurrence,
  isDefined = (symbol: SymbolKey) => definitionsOf(index, symbol).length > 0,
): SymbolKey | undefined {
  return symbols.find(isDefined) ?? symbols[0];
}

/** Every occurrence of a symbol in the workspace, definitions first. */
export function occurrencesOf(index: IndexView, symbol: SymbolKey): Occurrence[] {
  // A text may mention the same thing thousands of times: what it means is looked up once.
  const known = new Map<SymbolKey, boolean>();
  const isDefined = (asked: SymbolKey) => {
    const answer = known.get(asked) ?? definitionsOf(index, asked).length > 0;
    known.set(asked, answer);
    return answer;
  };
  const mentions = inCollected(index, symbol).filter(
    (found) => found.role === 'reference' && meaningOf(index, found, isDefined) === symbol,
  );
  return [...definitionsOf(index, symbol), ...mentions];
}

function inCollected(index: IndexView, symbol: SymbolKey): Occurrence[] {
  return index
    .by(RESOURCES_BY_SYMBOL, symbol)
    .flatMap((resource) => collect(resource).filter(({ symbols }) => symbols.includes(symbol)));
}
