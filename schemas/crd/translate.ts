import { CHECKED_FORMATS, PATTERN_FORMATS } from '../formats.ts';
import { celId, type CelCoverage, type CelTable, type RelationYaml } from '../build/cel-table.ts';
import type { RelationDraft } from '../build/relation-message.ts';
import { childOf, parsePath, setRequired, type Tree } from '../build/tree.ts';
import { BOUNDS } from '../vocabulary.ts';
import type { OpenApiNode } from './open-api.ts';

const SAME_KEYWORDS = ['enum', 'default', 'pattern', ...BOUNDS, 'uniqueItems'] as const;

/** Formats that CRDs name differently from us; undefined for the ones the API server knows nothing of. */
const FORMATS: Readonly<Record<string, string | undefined>> = {
  duration: 'k8s-duration',
  'idn-hostname': undefined,
};

/** Patterns that one channel only has are relations, because a relation can be of a channel. */
const RELATION_BY_PATTERN: Readonly<Record<string, string>> = {
  [String.raw`^[!-~]+([\t ]?[!-~]+)*$`]: 'header-values-are-printable',
};

const FORMAT_BY_PATTERN = new Map<string, string>(
  Object.entries(PATTERN_FORMATS).map(([name, { pattern }]) => [pattern, name]),
);

/**
 * Says the schema of a CRD in our keywords, without descriptions, `metadata` and `status`.
 * @param root the schema of one version
 * @param cel what its CEL rules mean; rules that are not in the table are left out
 */
export function translateCrd(root: OpenApiNode, cel: CelTable): Tree {
  const tree = translateNode(root);
  for (const name of ['apiVersion', 'kind', 'metadata', 'status']) delete tree.properties?.[name];
  setRequired(
    tree,
    (tree.required ?? []).filter((name) => tree.properties?.[name] !== undefined),
  );
  applyCel(root, tree, indexCel(cel));
  return tree;
}

function translateNode(source: OpenApiNode): Tree {
  const node: Tree = source.type === undefined ? {} : { type: source.type };
  for (const keyword of SAME_KEYWORDS) {
    if (source[keyword] !== undefined) node[keyword] = source[keyword];
  }
  translateExtensions(source, node);
  translateFormat(source, node);
  const relations: RelationYaml[] = translateLogic(source);
  const relation = source.pattern === undefined ? undefined : RELATION_BY_PATTERN[source.pattern];
  if (relation !== undefined) {
    relations.push(relation);
    delete node['pattern'];
  }
  if (relations.length > 0) node['x-relations'] = relations;
  if (source.properties !== undefined) {
    node.properties = Object.fromEntries(
      Object.entries(source.properties).map(([name, child]) => [name, translateNode(child)]),
    );
  }
  setRequired(node, node.type === 'object' ? (source.required ?? []) : []);
  if (source.items !== undefined) node.items = translateNode(source.items);
  if (typeof source.additionalProperties === 'object') {
    node.additionalProperties = translateNode(source.additionalProperties);
  }
  return node;
}

function translateExtensions(source: OpenApiNode, node: Tree): void {
  if (source['x-kubernetes-int-or-string'] === true) {
    node['x-int-or-string'] = true;
    delete node.type;
  }
  if (source.nullable === true) node['x-nullable'] = true;
  if (source['x-kubernetes-preserve-unknown-fields'] === true) node['x-preserve-unknown'] = true;
  const listType = source['x-kubernetes-list-type'];
  if (listType === 'set' || listType === 'map') node['x-list-type'] = listType;
  const keys = source['x-kubernetes-list-map-keys'];
  if (keys !== undefined) node['x-list-map-keys'] = [...keys];
}

function translateFormat(source: OpenApiNode, node: Tree): void {
  if (source.format !== undefined) {
    const format = Object.hasOwn(FORMATS, source.format) ? FORMATS[source.format] : source.format;
    if (format !== undefined && !(format in CHECKED_FORMATS)) throw new Error(`unknown format "${format}"`);
    if (format !== undefined) node['format'] = format;
  }
  const known = source.pattern === undefined ? undefined : FORMAT_BY_PATTERN.get(source.pattern);
  if (known !== undefined && node['format'] === undefined) {
    node['format'] = known;
    delete node['pattern'];
  }
}

/** CRDs write relations between fields as logic over `required`; we write them as what they mean. */
function translateLogic(source: OpenApiNode): RelationDraft[] {
  if (source['x-kubernetes-int-or-string'] === true) return [];
  const relations: RelationDraft[] = [];
  if (source.oneOf !== undefined) relations.push(...translateOneOf(source.oneOf));
  if (source.anyOf !== undefined)
    relations.push({ rule: 'at-least-one-of', fields: requiredOf(source.anyOf) });
  for (const part of source.allOf ?? []) relations.push(...translateLogic(part));
  return relations;
}

function translateOneOf(members: readonly OpenApiNode[]): RelationDraft[] {
  const [first, ...rest] = members;
  if (first?.properties?.['value']?.anyOf !== undefined) return [ADDRESS_OF_TYPE];
  if (first?.not?.anyOf !== undefined) {
    const fields = requiredOf(rest);
    // With one field, "none or this one" says nothing.
    return fields.length < 2 ? [] : [{ rule: 'at-most-one-of', fields }];
  }
  return [{ rule: 'exactly-one-of', fields: requiredOf(members) }];
}

/** The Gateway API writes "an address of type IPAddress is an IP address" as `oneOf`. */
const ADDRESS_OF_TYPE: RelationDraft = {
  rule: 'format-when',
  field: 'value',
  format: 'ip',
  when: { field: 'type', is: 'IPAddress', orAbsent: true },
};

function requiredOf(members: readonly OpenApiNode[]): string[] {
  return members.map((member) => {
    const [name, ...others] = member.required ?? [];
    if (name === undefined || others.length > 0) throw new Error('logic of an unknown form');
    return name;
  });
}

function applyCel(source: OpenApiNode, tree: Tree | undefined, cel: CelIndex): void {
  if (tree === undefined) return;
  for (const { rule } of source['x-kubernetes-validations'] ?? []) {
    const found = cel.get(celId(rule));
    if (found !== undefined) applyCoverage(tree, found.name, found.coverage);
  }
  for (const [name, child] of Object.entries(source.properties ?? {})) {
    applyCel(child, childOf(tree, name), cel);
  }
  if (source.items !== undefined) applyCel(source.items, tree.items, cel);
  if (typeof source.additionalProperties === 'object') {
    applyCel(source.additionalProperties, childOf(tree, '{}'), cel);
  }
}

function applyCoverage(tree: Tree, name: string, { at = '.', set = {}, relations }: CelCoverage): void {
  const target = parsePath(at).reduce<Tree | undefined>(
    (node, step) => (node === undefined ? undefined : childOf(node, step)),
    tree,
  );
  if (target === undefined) throw new Error(`cel.yaml: ${name}: no ${at} below a node that has the rule`);
  addKeywords(target, set);
  if (relations === undefined) return;
  const known = (target['x-relations'] ?? []) as RelationYaml[];
  // Upstream says some things twice.
  if (!known.includes(name)) target['x-relations'] = [...known, name];
}

function addKeywords(node: Tree, keywords: Readonly<Record<string, unknown>>): void {
  for (const [keyword, value] of Object.entries(keywords)) {
    const known = node[keyword];
    const isMerged = typeof known === 'object' && typeof value === 'object' && !Array.isArray(value);
    node[keyword] = isMerged ? { ...known, ...value } : structuredClone(value);
  }
}

type CelIndex = ReadonlyMap<string, { readonly name: string; readonly coverage: CelCoverage }>;

/** Finds coverage by the id of a rule. */
export function indexCel(table: CelTable): CelIndex {
  return new Map(
    Object.entries(table).flatMap(([name, coverage]) => coverage.rules.map((id) => [id, { name, coverage }])),
  );
}
