import type { SchemaNode } from '../../../../schemas/vocabulary.ts';
import { resolve } from '../../schema/lookup.ts';
import { escapeSnippet } from './escape-snippet.ts';

/** Deeper skeletons are more than anybody wants at once. */
const DEEPEST = 4;

interface Site {
  readonly root: SchemaNode;
  /** Counts the places to fill in. */
  readonly stops: { next: number };
  readonly depth: number;
}

/**
 * Writes a field and the fields that it requires as JSON, each with a place to fill in. It is JSON before these are
 * filled in, too.
 * @param root the complete schema, in which references are looked up
 */
export function jsonPair(name: string, field: SchemaNode, root: SchemaNode): string {
  return pair(name, field, { root, stops: { next: 1 }, depth: 0 });
}

function pair(name: string, field: SchemaNode, site: Site): string {
  const node = resolve(site.root, field);
  // Schemas do not demand a name, because `generateName` can take its place; people write one.
  const isNamed = name === 'metadata' && node.properties?.['name'] !== undefined;
  const value = isNamed ? `{"name": "$${site.stops.next++}"}` : valueOf(node, site);
  return `${escapeSnippet(JSON.stringify(name))}: ${value}`;
}

function valueOf(node: SchemaNode, site: Site): string {
  if (node.type === 'array')
    return `[${node.items === undefined ? stop(site) : valueOf(resolve(site.root, node.items), site)}]`;
  if (node.type === 'object') return mapOf(node, site);
  if (node.type === 'boolean') return stop(site, JSON.stringify(node.default ?? true));
  if (node.type === 'integer' || node.type === 'number')
    return stop(site, JSON.stringify(node.default ?? node.minimum ?? 1));
  return `"${stop(site, textOf(node, site))}"`;
}

function mapOf({ properties = {}, required = [] }: SchemaNode, site: Site): string {
  const names = site.depth < DEEPEST ? required.filter((name) => Object.hasOwn(properties, name)) : [];
  const pairs = names.map((name) => pair(name, properties[name] ?? {}, { ...site, depth: site.depth + 1 }));
  return `{${pairs.length > 0 ? pairs.join(', ') : stop(site)}}`;
}

/** The default, or the only value that is allowed, as it stands between quotes. */
function textOf(node: SchemaNode, { depth }: Site): string {
  const [only, second] = node.enum ?? [];
  const text = typeof node.default === 'string' ? node.default : second === undefined ? (only ?? '') : '';
  // The field that is being typed is left empty, so that completion of its value can follow.
  return depth === 0 ? '' : JSON.stringify(String(text)).slice(1, -1);
}

/** A place to fill in. */
function stop({ stops }: Site, text = ''): string {
  const number = stops.next++;
  return text === '' ? `$${number}` : `\${${number}:${escapeSnippet(text)}}`;
}
