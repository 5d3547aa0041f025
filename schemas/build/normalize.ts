import { describe } from './describe.ts';
import { stableJson } from './stable-json.ts';
import { childrenOf, setRequired, type Tree } from './tree.ts';

/**
 * Turns what ts-json-schema-generator wrote for one model into a tree of our own keywords.
 * @param raw its schema of the kind, without references
 * @returns the tree with `spec` and the like, without `apiVersion`, `kind`, `metadata` and `status`
 */
export function normalizeModel(raw: Tree): Tree {
  const tree = normalizeNode(raw);
  for (const name of ['apiVersion', 'kind', 'metadata', 'status']) delete tree.properties?.[name];
  setRequired(
    tree,
    (tree.required ?? []).filter((name) => tree.properties?.[name] !== undefined),
  );
  return tree;
}

/**
 * Turns one node of a generated schema, and all below it, into our keywords.
 * @param field the name of the property that the node describes
 */
export function normalizeNode(raw: Tree, field?: string): Tree {
  const source = mergeUnion(raw);
  const node: Tree = {};
  const description = source.description === undefined ? undefined : describe(source.description, field);
  if (source['x-int-or-string'] === true) node['x-int-or-string'] = true;
  // The types know no whole numbers; nearly every number of these APIs is one. Overlays name the others.
  else if (source.type !== undefined) node.type = source.type === 'number' ? 'integer' : source.type;
  if (Array.isArray(source.enum)) node.enum = source.enum;
  if (description !== undefined) node.description = description;
  if (source.properties !== undefined) {
    node.properties = Object.fromEntries(
      Object.entries(source.properties).map(([name, child]) => [name, normalizeNode(child, name)]),
    );
    setRequired(node, source.required ?? []);
  }
  if (source.items !== undefined) node.items = normalizeNode(source.items);
  if (typeof source.additionalProperties === 'object') {
    const values = normalizeNode(source.additionalProperties);
    if (values.type === undefined && values['x-int-or-string'] === undefined)
      node['x-preserve-unknown'] = true;
    else node.additionalProperties = values;
  }
  if (node.type === undefined && node['x-int-or-string'] === undefined) node['x-preserve-unknown'] = true;
  return node;
}

/** The models write "one of these fields is required" as a union of near copies; structure is what they share. */
function mergeUnion(raw: Tree): Tree {
  const members = raw['anyOf'];
  if (Array.isArray(raw.type)) return mergeTypes(raw, raw.type);
  if (!Array.isArray(members)) return raw;
  const [first, ...rest] = (members as Tree[]).map((member) => mergeUnion(member));
  if (first === undefined) return raw;
  const merged = rest.reduce((left, right) => mergePair(left, right), first);
  return raw.description === undefined ? merged : { ...merged, description: raw.description };
}

function mergeTypes(raw: Tree, types: readonly unknown[]): Tree {
  const { type: _type, ...rest } = raw;
  if (types.includes('string') && (types.includes('number') || types.includes('integer'))) {
    return { ...rest, 'x-int-or-string': true };
  }
  return rest;
}

function mergePair(left: Tree, right: Tree): Tree {
  if (stableJson(left) === stableJson(right)) return left;
  if (left.type !== right.type) return mergeTypes({}, [left.type, right.type]);
  const merged: Tree = { ...left };
  for (const [step, child] of childrenOf(right)) {
    if (step === '[]')
      merged.items = left.items === undefined ? child : mergePair(mergeUnion(left.items), mergeUnion(child));
    else if (step === '{}') merged.additionalProperties = child;
    else {
      const own = left.properties?.[step];
      merged.properties = {
        ...merged.properties,
        [step]: own === undefined ? child : mergePair(mergeUnion(own), mergeUnion(child)),
      };
    }
  }
  const others = new Set(right.required);
  merged.required = (left.required ?? []).filter((name) => others.has(name));
  if (Array.isArray(left.enum) && Array.isArray(right.enum)) {
    merged.enum = [...new Set<unknown>([...left.enum, ...right.enum])];
  }
  return merged;
}
