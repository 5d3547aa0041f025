import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import { titleNode, type Resource } from '../resources/resource.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { resolveAlias, type MapNode, type Pair, type Span, type YamlNode } from '../yaml/nodes.ts';
import { scalar, text } from '../yaml/select.ts';

/** Deeper levels are left to the editor's own folding; they say little in an outline. */
const DEEPEST = 8;
/** Fields that repeat what the resource's own line says. */
const LEFT_OUT = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/**
 * The outline, document by document: resources by kind and name, and below them fields and items that carry names,
 * hosts, weights.
 */
export function* provideDocumentSymbols(
  documents: readonly YamlDocument[],
  resourcesOf: (document: YamlDocument) => readonly Resource[],
): Generator<readonly DocumentSymbol[]> {
  for (const document of documents) {
    const known = outlines.get(document);
    // Most edits leave the other documents of a file where they are.
    if (known?.line === document.line) yield known.symbols;
    else {
      const symbols = resourcesOf(document).map((resource) => toSymbol(document, resource));
      outlines.set(document, { line: document.line, symbols });
      yield symbols;
    }
  }
}

/** The outline of each document, and the line on which it stood then. */
const outlines = new WeakMap<
  YamlDocument,
  { readonly line: number; readonly symbols: readonly DocumentSymbol[] }
>();

function toSymbol(document: YamlDocument, resource: Resource): DocumentSymbol {
  const { kind, name, namespace, root } = resource;
  return {
    name: name === '' ? kind : `${kind} ${name}`,
    detail: namespace === 'default' ? '' : namespace,
    kind: SymbolKind.Class,
    range: document.rangeOf(root),
    selectionRange: document.rangeOf(titleNode(resource)),
    children: fields(document, root, 0).filter((symbol) => !LEFT_OUT.has(symbol.name)),
  };
}

function fields(document: YamlDocument, map: MapNode, depth: number): DocumentSymbol[] {
  return map.pairs.flatMap((pair) => (pair.name === '' ? [] : [field(document, pair, depth)]));
}

function field(document: YamlDocument, pair: Pair, depth: number): DocumentSymbol {
  const value = pair.value;
  return {
    name: pair.name,
    detail: detailOf(value),
    kind: symbolKindOf(value),
    range: document.rangeOf(pair),
    selectionRange: document.rangeOf(pair.key),
    children: childrenOf(document, value, depth + 1),
  };
}

function childrenOf(document: YamlDocument, node: YamlNode, depth: number): DocumentSymbol[] {
  if (depth > DEEPEST) return [];
  if (node.kind === 'map') return fields(document, node, depth);
  if (node.kind !== 'seq') return [];
  return node.items.flatMap((item, index) =>
    item.kind === 'map' ? [listItem(document, item, { index, depth, dash: node.dashes[index] })] : [],
  );
}

function listItem(
  document: YamlDocument,
  item: MapNode,
  {
    index,
    depth,
    dash,
  }: { readonly index: number; readonly depth: number; readonly dash: number | undefined },
): DocumentSymbol {
  const range: Span = { start: dash ?? item.start, end: item.end };
  return {
    name: titleOf(item) ?? `#${index + 1}`,
    detail: text(item, 'weight') === undefined ? '' : `weight ${text(item, 'weight')}`,
    kind: SymbolKind.Object,
    range: document.rangeOf(range),
    selectionRange: document.rangeOf(item.pairs[0]?.key ?? range),
    children: fields(document, item, depth),
  };
}

/** What an item would be called by somebody who reads it aloud. */
function titleOf(item: MapNode): string | undefined {
  const name = text(item, 'name') ?? text(item, 'service');
  if (name !== undefined) return name;
  const host = text(item, 'destination.host');
  const subset = text(item, 'destination.subset');
  if (host !== undefined) return subset === undefined ? host : `${host} ${subset}`;
  const port = scalar(item, 'port.number') ?? scalar(item, 'port');
  if (port !== undefined) return `port ${port.text}`;
  const path =
    text(item, 'path.value') ?? text(item, 'uri.prefix') ?? text(item, 'uri.exact') ?? text(item, 'key');
  if (path !== undefined) return path;
  const [only] = item.pairs;
  return item.pairs.length === 1 ? only?.name : undefined;
}

function detailOf(node: YamlNode): string {
  const value = resolveAlias(node);
  return value?.kind === 'scalar' ? (value.text.split('\n', 1)[0]?.slice(0, 80) ?? '') : '';
}

function symbolKindOf(node: YamlNode): SymbolKind {
  const value = resolveAlias(node);
  if (value?.kind === 'map') return SymbolKind.Object;
  if (value?.kind === 'seq') return SymbolKind.Array;
  if (value?.kind !== 'scalar') return SymbolKind.Null;
  if (typeof value.value === 'number') return SymbolKind.Number;
  if (typeof value.value === 'boolean') return SymbolKind.Boolean;
  return value.value === null ? SymbolKind.Null : SymbolKind.String;
}
