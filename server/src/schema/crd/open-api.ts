import type { FormatName } from '../../../../schemas/formats.ts';
import { BOUNDS, type CelRule, type Scalar, type SchemaNode } from '../../../../schemas/vocabulary.ts';
import type { JsonValue } from '../../yaml/to-value.ts';
import { FORMATS } from '../formats.ts';
import { asObject, type JsonObject } from './json-object.ts';
import { findLinearMatcher } from '../linear-matcher.ts';

type Mutable<Node> = { -readonly [Key in keyof Node]: Node[Key] };

const TYPES: ReadonlySet<unknown> = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean']);

/** Formats under which the API server checks something else than their name in our vocabulary says. */
const FORMAT_NAMES: Readonly<Record<string, string>> = { duration: 'k8s-duration' };

/** Definitions nest less deep than this; one that does not is hostile. */
const DEEPEST = 64;

/** And no object of one has more fields than this: a validator of many thousands would exhaust the stack. */
const MOST_FIELDS = 3000;

/**
 * Turns a node of a structural schema (OpenAPI v3 as CustomResourceDefinitions use it) into our vocabulary.
 * What cannot be used, such as a pattern that RE2 refuses, is left out.
 */
export function toSchemaNode(source: JsonObject, depth = 0): SchemaNode {
  const node: Mutable<SchemaNode> = {};
  if (depth > DEEPEST) return node;
  const isIntOrString = source['x-kubernetes-int-or-string'] === true;
  if (isIntOrString) node['x-int-or-string'] = true;
  else if (TYPES.has(source['type'])) node.type = source['type'] as NonNullable<SchemaNode['type']>;
  if (typeof source['description'] === 'string') node.description = source['description'];
  if (source['default'] !== undefined) node.default = source['default'];
  if (source['nullable'] === true) node['x-nullable'] = true;
  for (const keyword of BOUNDS) {
    const value = source[keyword];
    if (typeof value === 'number') node[keyword] = value;
  }
  addTextRules(source, node);
  addList(source, node, depth);
  addFields(source, node, depth);
  const rules = toCelRules(source['x-kubernetes-validations']);
  if (rules.length > 0) node['x-cel'] = rules;
  const logic = isIntOrString ? undefined : toLogic(source);
  if (logic !== undefined) node['x-logic'] = logic;
  return node;
}

function addTextRules(source: JsonObject, node: Mutable<SchemaNode>): void {
  const { pattern, format } = source;
  const values = source['enum'];
  if (typeof pattern === 'string' && findLinearMatcher(pattern) !== undefined) node.pattern = pattern;
  if (typeof format === 'string') {
    const name = FORMAT_NAMES[format] ?? format;
    if (FORMATS.has(name)) node.format = name as FormatName;
  }
  if (Array.isArray(values) && values.every(isScalar)) node.enum = values;
}

function isScalar(value: JsonValue): value is Scalar {
  return value !== null && typeof value !== 'object';
}

function addList(source: JsonObject, node: Mutable<SchemaNode>, depth: number): void {
  const items = asObject(source['items']);
  if (items !== undefined) node.items = toSchemaNode(items, depth + 1);
  const listType = source['x-kubernetes-list-type'];
  const keys = source['x-kubernetes-list-map-keys'];
  if (listType === 'set') node['x-list-type'] = 'set';
  if (listType === 'map' && Array.isArray(keys)) {
    node['x-list-type'] = 'map';
    node['x-list-map-keys'] = keys.map(String);
  }
}

function addFields(source: JsonObject, node: Mutable<SchemaNode>, depth: number): void {
  const properties = asObject(source['properties']);
  const values = source['additionalProperties'];
  const keepsUnknown =
    source['x-kubernetes-preserve-unknown-fields'] === true ||
    source['x-kubernetes-embedded-resource'] === true;
  if (keepsUnknown) node['x-preserve-unknown'] = true;
  const fields = Object.entries(properties ?? {});
  if (properties !== undefined && fields.length <= MOST_FIELDS) {
    node.properties = Object.fromEntries(
      fields.map(([name, field]) => [name, toSchemaNode(asObject(field) ?? {}, depth + 1)]),
    );
    if (!keepsUnknown && values === undefined) node.additionalProperties = false;
  }
  const mapValues = values === undefined ? undefined : asObject(values);
  if (mapValues !== undefined) node.additionalProperties = toSchemaNode(mapValues, depth + 1);
  const { required } = source;
  if (Array.isArray(required)) node.required = required.filter((name) => typeof name === 'string');
}

/** Rules about changes (`oldSelf`) say nothing of a single text. */
function toCelRules(source: JsonValue | undefined): CelRule[] {
  if (!Array.isArray(source)) return [];
  return source.flatMap((entry) => {
    const rule = asObject(entry);
    const text = rule?.['rule'];
    if (rule === undefined || typeof text !== 'string' || isTransition(text)) return [];
    const pick = (name: 'message' | 'messageExpression' | 'fieldPath'): Partial<CelRule> =>
      typeof rule[name] === 'string' ? { [name]: rule[name] } : {};
    return [{ rule: text, ...pick('message'), ...pick('messageExpression'), ...pick('fieldPath') }];
  });
}

/** True for rules that compare with the value before a change. */
function isTransition(rule: string): boolean {
  return /\boldSelf\b/.test(rule);
}

const LOGIC = ['oneOf', 'anyOf', 'allOf', 'not'] as const;

function toLogic(source: JsonObject): JsonObject | undefined {
  const logic = Object.fromEntries(
    LOGIC.flatMap((name) => {
      const part = source[name];
      return part === undefined ? [] : [[name, withoutPatterns(part, 0)]];
    }),
  );
  return Object.keys(logic).length === 0 ? undefined : logic;
}

/** Keeps what decides between alternatives; patterns in them go the way of other patterns, or not at all. */
function withoutPatterns(value: JsonValue, depth: number): JsonValue {
  if (depth > DEEPEST) return {};
  if (Array.isArray(value)) return value.map((item) => withoutPatterns(item, depth + 1));
  const object = asObject(value);
  if (object === undefined) return value;
  const entries = Object.entries(object).filter(
    ([name, part]) =>
      !name.startsWith('x-') &&
      (name !== 'format' || (typeof part === 'string' && FORMATS.has(part))) &&
      (name !== 'pattern' || (typeof part === 'string' && findLinearMatcher(part) !== undefined)),
  );
  return Object.fromEntries(entries.map(([name, part]) => [name, withoutPatterns(part, depth + 1)]));
}
