import type { SchemaNode } from '../../../../schemas/vocabulary.ts';
import { resolve } from '../../schema/lookup.ts';
import { quoteIfNeeded } from '../../yaml/edit.ts';
import { escapeSnippet } from './escape-snippet.ts';
import { jsonPair } from './json-pair.ts';

/** Deeper skeletons are more than anybody wants at once. */
const DEEPEST = 4;

/** The habit of a text shows in this many characters. */
const LONGEST_LOOK = 10_000;

/** Counts the places to fill in. */
interface Stops {
  next: number;
}

/** How the text around writes maps and lists. */
export interface SnippetStyle {
  /** `flow` within braces, `braces` where these are still to be written. */
  readonly layout: 'block' | 'flow' | 'braces';
  /** True where only JSON may be written. */
  readonly isJson: boolean;
  /** What stands before the dash of a list's item, seen from the list's key. */
  readonly dashIndent: '' | '  ';
}

/**
 * Writes a field and the fields that it requires, each with a place to fill in.
 * @param root the complete schema, in which references are looked up
 */
export function fieldSnippet(
  name: string,
  field: SchemaNode,
  { root, style }: { readonly root: SchemaNode; readonly style: SnippetStyle },
): string[] {
  const node = resolve(root, field);
  if (style.layout === 'block') return block(name, node, { root, style, stops: { next: 1 }, depth: 0 });
  const value = isList(node) ? '[$1]' : isMap(node) ? '{$1}' : '$1';
  const pair = style.isJson ? jsonPair(name, node, root) : `${escapeSnippet(name)}: ${value}`;
  return [style.layout === 'braces' ? `{${pair}}` : pair];
}

/**
 * Writes several fields of a map, each as `fieldSnippet` does and with its default, in lines of their own.
 * @param names of fields that `map` has
 */
export function skeletonSnippet(
  names: readonly string[],
  map: SchemaNode,
  { root, style }: { readonly root: SchemaNode; readonly style: SnippetStyle },
): string[] {
  const stops: Stops = { next: 1 };
  return names.flatMap((name) =>
    block(name, resolve(root, map.properties?.[name] ?? {}), { root, style, stops, depth: 1 }),
  );
}

/** The habit of a text, from its first list. */
export function dashIndentOf(text: string): SnippetStyle['dashIndent'] {
  const first = /^( *)[^\s#-][^\n]*:[ \t]*\r?\n( *)- /m.exec(text.slice(0, LONGEST_LOOK));
  return first !== null && first[1] === first[2] ? '' : '  ';
}

interface Site {
  readonly root: SchemaNode;
  readonly style: SnippetStyle;
  readonly stops: Stops;
  readonly depth: number;
}

function block(name: string, node: SchemaNode, site: Site): string[] {
  const key = `${escapeSnippet(name)}:`;
  if (isList(node)) return [key, ...listLines(node, site).map((line) => site.style.dashIndent + line)];
  if (!isMap(node)) return [`${key} ${valueStop(node, site)}`];
  // Schemas do not demand a name, because `generateName` can take its place; people write one.
  const isNamed = name === 'metadata' && node.properties?.['name'] !== undefined;
  const lines = isNamed ? [`name: $${site.stops.next++}`] : mapLines(node, site);
  return [key, ...lines.map(indent)];
}

function listLines({ items }: SchemaNode, site: Site): string[] {
  const item = items === undefined ? {} : resolve(site.root, items);
  if (!isMap(item) || isList(item)) return [`- ${valueStop(item, site)}`];
  const [first = '', ...rest] = mapLines(item, site);
  return [`- ${first}`, ...rest.map(indent)];
}

function mapLines({ properties = {}, required = [] }: SchemaNode, site: Site): string[] {
  const fields = site.depth < DEEPEST ? required.filter((name) => Object.hasOwn(properties, name)) : [];
  const lines = fields.flatMap((name) =>
    block(name, resolve(site.root, properties[name] ?? {}), { ...site, depth: site.depth + 1 }),
  );
  return lines.length > 0 ? lines : [`$${site.stops.next++}`];
}

/** A place to fill in, with the default or the only allowed value if there is one. */
function valueStop(node: SchemaNode, { stops, depth }: Site): string {
  const stop = stops.next++;
  // The field that is being typed is left empty, so that completion of its value can follow.
  if (depth === 0) return `$${stop}`;
  const initial = node.default;
  if (typeof initial === 'string') return `\${${stop}:${escapeSnippet(quoteIfNeeded(initial))}}`;
  if (typeof initial === 'number' || typeof initial === 'boolean') return `\${${stop}:${initial}}`;
  const [only, second] = node.enum ?? [];
  if (only !== undefined && second === undefined) return escapeSnippet(String(only));
  return `$${stop}`;
}

function isList(node: SchemaNode): boolean {
  return node.type === 'array';
}

function isMap(node: SchemaNode): boolean {
  return node.type === 'object';
}

function indent(line: string): string {
  return `  ${line}`;
}
