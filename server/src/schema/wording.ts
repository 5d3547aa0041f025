import type { SchemaNode } from '../../../schemas/vocabulary.ts';
import type { Path, YamlNode } from '../yaml/nodes.ts';
import { FORMATS } from './formats.ts';

/** Longer values are cut in messages. */
const LONGEST_VALUE = 60;

export function quote(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ');
  return `"${plain.length > LONGEST_VALUE ? `${plain.slice(0, LONGEST_VALUE)}…` : plain}"`;
}

/** `"a", "b" or "c"`, cut after `most` names. */
export function listNames(names: readonly string[], joint: 'or' | 'and', most = 8): string {
  const quoted = names.slice(0, most).map(quote);
  if (names.length > most) return `${quoted.join(', ')}, …`;
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** `"hosts"`, or for items of lists `Item 2 of "hosts"`. */
export function nameOf(path: Path, kind: string): string {
  const last = path.at(-1);
  if (last === undefined) return quote(kind);
  if (typeof last === 'string') return quote(last);
  const list = path.findLast((step) => typeof step === 'string');
  return `Item ${last + 1} of ${quote(list ?? kind)}`;
}

/** As `nameOf`, for use within a sentence. */
export function nameWithin(path: Path, kind: string): string {
  const name = nameOf(path, kind);
  return name.startsWith('Item') ? `i${name.slice(1)}` : name;
}

/** The nearest name: `"http"` for any place in the list `http`, the kind at the root. */
export function containerName(path: Path, kind: string): string {
  const name = path.findLast((step) => typeof step === 'string');
  return quote(name ?? kind);
}

/** `spec.http[].retries`, for saying where a field belongs. */
export function dotted(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** What the schema wants, such as `a whole number`. */
export function expectedValue(node: SchemaNode): string {
  const format = node.format === undefined ? undefined : FORMATS.get(node.format);
  if (node['x-int-or-string'] === true) return 'a whole number or a text';
  switch (node.type) {
    case 'integer':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return node.properties === undefined ? 'a map' : 'a block of fields';
    case 'string':
      return format?.expected ?? 'a text';
    default:
      return 'another value';
  }
}

/** What stands there, such as `the text "8080"`. */
export function foundValue(node: YamlNode): string {
  if (node.kind === 'seq') return 'a list';
  if (node.kind === 'map') return 'a block of fields';
  if (node.kind === 'alias') return 'an alias';
  const { value } = node;
  if (value === null) return 'empty';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text ${quote(value)}`;
  if (typeof value === 'number') return `the number ${node.text}`;
  // `yes` and `on` are true for Kubernetes' parser, which surprises many.
  return node.text === String(value) ? node.text : `${node.text}, which YAML reads as ${value}`;
}
