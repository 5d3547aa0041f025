import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import type { Scalar } from '../../../schemas/vocabulary.ts';
import type { SchemaView } from '../schema/lookup.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { CONCEPT_TITLES } from './concepts.ts';
import { escapeMarkdown, inlineCode } from './markdown.ts';
import type { PositionContext } from './position-context.ts';

export interface HoverOptions {
  /** Command that opens a comparison note; undefined for clients that have none. */
  readonly openNoteCommand: string | undefined;
}

/** More allowed values than this are summed up. */
const MOST_VALUES = 10;

/** Says in a few lines what the field or value under the cursor is. */
export function provideHover(context: PositionContext, options: HoverOptions): Hover | undefined {
  const { document, found, view, schema } = context;
  if (found === undefined || schema === undefined || found.node.kind === 'map' || found.node.kind === 'seq') {
    return undefined;
  }
  const lines =
    isIdentity(context) && view !== undefined
      ? describeKind(context)
      : view === undefined
        ? undefined
        : describeField(view, found.isKey ? undefined : found.node, schema.origin === 'user');
  if (lines === undefined) return undefined;
  const links = linksOf(context, options);
  const value = [...lines, ...(links === '' ? [] : [links])].join('\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: document.rangeOf(found.node) };
}

/** True on the resource's `apiVersion` and `kind`. */
function isIdentity({ path }: PositionContext): boolean {
  return path.length === 1 && (path[0] === 'apiVersion' || path[0] === 'kind');
}

function describeKind({ schema }: PositionContext): string[] {
  if (schema === undefined) return [];
  const { row, root, origin } = schema;
  const facts = [
    inlineCode(`${row.group}/${row.version}`),
    row.scope === 'Cluster' ? 'cluster-scoped' : 'namespaced',
    ...(row.since === undefined ? [] : [`since ${row.since}`]),
    ...(origin === 'user' ? ['from your CustomResourceDefinition'] : []),
  ];
  const lines = [`**${row.kind}** ${facts.join(' · ')}`];
  if (root.description !== undefined) lines.push(describe(root.description, origin === 'user'));
  if (row.removed !== undefined) lines.push(`Removed: ${row.removed}`);
  if (row.deprecated !== undefined) lines.push(`Deprecated: ${row.deprecated}`);
  return lines;
}

function describeField(view: SchemaView, value: YamlNode | undefined, isForeign: boolean): string[] {
  const { node } = view;
  const facts = [
    describeType(view),
    ...(view.required ? ['required'] : []),
    ...(node.default === undefined ? [] : [`default ${inlineCode(JSON.stringify(node.default))}`]),
    ...(node['x-since'] === undefined ? [] : [`since ${node['x-since']}`]),
    ...(node['x-channel'] === undefined ? [] : ['experimental channel']),
  ];
  const lines = [`**${escapeMarkdown(view.name)}** ${facts.join(' · ')}`];
  if (node.description !== undefined) lines.push(describe(node.description, isForeign));
  if (node['x-deprecated'] !== undefined) lines.push(`Deprecated: ${node['x-deprecated']}`);
  const hovered = value?.kind === 'scalar' ? value.value : undefined;
  const allowed = describeValues(view, hovered);
  if (allowed !== '') lines.push(allowed);
  return lines;
}

/** Text of a CRD that the user brought may hold anything: it is shown as text. */
function describe(description: string, isForeign: boolean): string {
  return isForeign ? escapeMarkdown(description) : description;
}

function describeType({ node }: SchemaView): string {
  if (node['x-int-or-string'] === true) return 'integer or string';
  if (node.type === 'array') {
    const items = node.items;
    return items?.type === undefined ? 'list' : `list of ${plural(items.type)}`;
  }
  if (node.type === 'object') return node.properties === undefined ? 'map' : 'object';
  return node.format === undefined ? (node.type ?? 'any value') : `${node.type ?? 'value'} (${node.format})`;
}

function plural(type: string): string {
  return type === 'array' ? 'lists' : `${type}s`;
}

/** The allowed values, the hovered one first, with their meaning where we know it. */
function describeValues({ node, root }: SchemaView, hovered: unknown): string {
  const source =
    node.type === 'array' && node.items !== undefined ? (resolveItems(node, root) ?? node) : node;
  const values = source.enum ?? [];
  if (values.length === 0) return '';
  const meanings = source['x-enum-docs'] ?? {};
  const ordered = [...values].sort((left, right) => Number(right === hovered) - Number(left === hovered));
  const shown = ordered.slice(0, MOST_VALUES);
  const rest = ordered.length - shown.length;
  const more = rest > 0 ? ` and ${rest} more` : '';
  if (shown.every((value) => meanings[String(value)] === undefined)) {
    return `Allowed: ${shown.map((value) => inlineCode(String(value))).join(', ')}${more}`;
  }
  return `${shown.map((value) => valueLine(value, meanings, hovered)).join('\n')}${rest > 0 ? `\n- and ${rest} more` : ''}`;
}

function resolveItems(
  { items }: SchemaView['node'],
  root: SchemaView['root'],
): SchemaView['node'] | undefined {
  return items?.$ref === undefined ? items : root.definitions?.[items.$ref.slice('#/definitions/'.length)];
}

function valueLine(value: Scalar, meanings: Readonly<Record<string, string>>, hovered: unknown): string {
  const meaning = meanings[String(value)];
  const name = value === hovered ? `**${inlineCode(String(value))}**` : inlineCode(String(value));
  return meaning === undefined ? `- ${name}` : `- ${name}: ${meaning}`;
}

function linksOf({ view, schema }: PositionContext, { openNoteCommand }: HoverOptions): string {
  const doc = view?.doc ?? schema?.row.docs;
  const concept = view?.concept;
  const links = doc === undefined ? [] : [`[Documentation](${doc})`];
  if (concept !== undefined && openNoteCommand !== undefined) {
    const target = `command:${openNoteCommand}?${encodeURIComponent(JSON.stringify([concept]))}`;
    links.push(`[Compare: ${CONCEPT_TITLES[concept]} in Istio, Linkerd, Cilium](${target})`);
  }
  return links.join(' · ');
}
