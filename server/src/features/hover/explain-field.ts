import { findDefinition, type SchemaView } from '../../schema/lookup.ts';
import { sinceWords } from '../../schema/versions.ts';
import { escapeMarkdown, inlineCode } from '../markdown.ts';
import type { PositionContext } from '../position-context.ts';
import { describeValue, describeValues, type AllowedValues } from './allowed-values.ts';
import type { Explanation } from './explanation.ts';
import { showDescription } from './show-description.ts';

/** Explains the field under the cursor, or the field whose value the cursor is on; undefined where none is known. */
export function explainField({ found, view, schema }: PositionContext): Explanation | undefined {
  if (found === undefined || view === undefined || schema === undefined) return undefined;
  const { node } = view;
  const facts = [
    describeType(view),
    ...(view.required ? ['required'] : []),
    ...(node.default === undefined ? [] : [`default ${inlineCode(JSON.stringify(node.default))}`]),
    ...(node['x-since'] === undefined ? [] : [sinceWords(node['x-since'])]),
    ...(node['x-channel'] === undefined ? [] : ['experimental channel']),
  ];
  const hovered = !found.isKey && found.node.kind === 'scalar' ? found.node.value : undefined;
  const allowed = allowedValues(view);
  const values = describeValues(allowed, hovered);
  const deprecated = node['x-deprecated'];
  return {
    title: `**${escapeMarkdown(view.name)}** ${facts.join(' · ')}`,
    summary: showDescription(node.description, schema.origin),
    details: [
      ...(deprecated === undefined ? [] : [`Deprecated: ${deprecated}`]),
      ...(values === undefined ? [] : [values]),
    ],
    value: describeValue(allowed, hovered),
    place: undefined,
    docs: view.doc ?? schema.row.docs,
    concept: view.concept,
  };
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

/** The values of the field, or those of its items. */
function allowedValues({ node, root }: SchemaView): AllowedValues {
  const items = node.type === 'array' ? node.items : undefined;
  const source = items === undefined ? node : (findDefinition(root, items) ?? items);
  return { values: source.enum ?? [], meanings: source['x-enum-docs'] ?? {} };
}
