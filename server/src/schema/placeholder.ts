import type { SchemaNode } from '../../../schemas/vocabulary.ts';
import { quoteIfNeeded } from '../yaml/edit.ts';
import { FORMATS, isDurationFormat } from './formats.ts';
import { childView, type SchemaView } from './lookup.ts';
import type { KindSchema } from './kind-schema.ts';

const DEEPEST = 4;

/** A value to start from, and whether it is more than a guess. */
export interface Placeholder {
  /** YAML lines, unindented. */
  readonly yaml: string;
  /** True if no other value is right, or it is the default. */
  readonly isCertain: boolean;
}

/** The value to insert for a required field: its default, its only value, or something of the right type. */
export function placeholderFor(schema: KindSchema, view: SchemaView, depth = 0): Placeholder {
  const { node } = view;
  if (node.default !== undefined) return { yaml: JSON.stringify(node.default), isCertain: true };
  if (node.enum !== undefined) return { yaml: enumValue(node), isCertain: node.enum.length === 1 };
  if (node['x-int-or-string'] === true) return { yaml: numberFor(view), isCertain: false };
  switch (node.type) {
    case 'boolean':
      return { yaml: 'true', isCertain: false };
    case 'integer':
    case 'number':
      return { yaml: numberFor(view), isCertain: false };
    case 'array':
      return { yaml: listFor(schema, view, depth), isCertain: false };
    case 'object':
      return { yaml: mapFor(schema, view, depth), isCertain: false };
    default:
      return { yaml: quoteIfNeeded(textFor(schema, view)), isCertain: false };
  }
}

function enumValue(node: SchemaNode): string {
  const value = node.enum?.find((candidate) => candidate !== '') ?? '';
  return typeof value === 'string' ? quoteIfNeeded(value) : String(value);
}

function numberFor({ name, node }: SchemaView): string {
  const usual = /port/i.test(name) ? 8080 : 1;
  return String(Math.min(Math.max(usual, node.minimum ?? usual), node.maximum ?? Infinity));
}

function listFor(schema: KindSchema, view: SchemaView, depth: number): string {
  const items = childView(view, 0);
  if (items === undefined || depth >= DEEPEST) return '[]';
  const item = placeholderFor(schema, items, depth + 1).yaml;
  if (item === '{}' || item === '[]') return view.node.minItems === undefined ? '[]' : `- ${item}`;
  return `- ${item.replaceAll('\n', '\n  ')}`;
}

function mapFor(schema: KindSchema, view: SchemaView, depth: number): string {
  const required = view.node.required ?? [];
  if (depth >= DEEPEST) return '{}';
  const isPort = ['name', 'port', 'protocol'].every((name) => required.includes(name));
  if (isPort && required.length === 3) return 'name: http\nport: 80\nprotocol: HTTP';
  const lines = required.flatMap((name) => {
    const field = childView(view, name);
    if (field === undefined) return [];
    const { yaml } = placeholderFor(schema, field, depth + 1);
    const isBlock = yaml.includes('\n') || /^(?:- |[\w.-]+: )/.test(yaml);
    return isBlock ? [`${name}:`, ...yaml.split('\n').map((line) => `  ${line}`)] : [`${name}: ${yaml}`];
  });
  return lines.length === 0 ? '{}' : lines.join('\n');
}

/** Texts that some field of every mesh takes; the first that the schema allows is used. */
const USUAL_TEXTS = [
  'example',
  'example.com',
  '10s',
  '/',
  'example.com/example',
  '10.0.0.1',
  '10.0.0.0/8',
  '8080',
  'https://example.com',
  'example.default.svc.cluster.local',
  'Example',
];

/** What fields of these names mostly hold. */
const USUAL_VALUES: Readonly<Record<string, string>> = {
  protocol: 'TCP',
  kind: 'Service',
  method: 'GET',
};

function textFor(schema: KindSchema, view: SchemaView): string {
  return exampleOf(schema, view) ?? 'example';
}

/** A text that the schema of a field allows; undefined if none of the usual ones does. */
export function exampleOf(schema: KindSchema, { name, node }: SchemaView): string | undefined {
  const host = /host/i.test(name) ? ['example.com'] : [];
  const usual = Object.hasOwn(USUAL_VALUES, name) ? [USUAL_VALUES[name] ?? ''] : [];
  const duration = isDurationFormat(node.format) ? ['10s'] : [];
  return [...usual, ...host, ...duration, ...USUAL_TEXTS].find((text) => allows(schema, node, text));
}

function allows(schema: KindSchema, node: SchemaNode, text: string): boolean {
  const format = node.format === undefined ? undefined : FORMATS.get(node.format);
  if (format?.type === 'string' && !format.isValid(text)) return false;
  if (node.pattern !== undefined && !schema.toMatcher(node.pattern).test(text)) return false;
  return text.length >= (node.minLength ?? 0) && text.length <= (node.maxLength ?? Infinity);
}
