import type { Resource } from '../../server/src/resources/resource.ts';
import { removePair, type DocumentEdit } from '../../server/src/yaml/edit.ts';
import type { MapNode, Pair, ScalarNode, Span, YamlNode } from '../../server/src/yaml/nodes.ts';
import type { KindSchema } from '../../server/src/schema/kind-schema.ts';
import { childView, rootView, type SchemaView } from '../../server/src/schema/lookup.ts';
import { misspell, type Random } from './random.ts';

export const FAULTS = [
  'misspelt key',
  'misspelt enum value',
  'quoted number',
  'quoted boolean',
  'unquoted number',
  'missing required field',
  'misspelt group',
  'misspelt kind',
] as const;

export type Fault = (typeof FAULTS)[number];

/** One way to break a document. */
export interface Mutation {
  readonly fault: Fault;
  readonly edit: DocumentEdit;
  /** Where the fault is: the changed text, or for a removed field the map that lacks it, before the change. */
  readonly at: Span;
}

interface Spot {
  readonly pair: Pair;
  readonly map: MapNode;
  /** Schema of the map. */
  readonly owner: SchemaView;
  /** Schema of the value. */
  readonly field: SchemaView;
}

/** All mutations of one kind that a resource allows, each with a misspelling drawn from `random`. */
export function findMutations(
  resource: Resource,
  schema: KindSchema,
  fault: Fault,
  random: Random,
): Mutation[] {
  const { document } = resource;
  const replace = (node: Span, newText: string): Mutation => ({
    fault,
    edit: { document, span: node, newText },
    at: node,
  });
  if (fault === 'misspelt group') {
    if (!resource.group.includes('.')) return [];
    const start = resource.apiVersionNode.start + (resource.apiVersionNode.style === 'plain' ? 0 : 1);
    const span = { start, end: start + resource.group.length };
    return [replace(span, misspell(resource.group, random))].filter(
      ({ edit }) => edit.newText !== resource.group,
    );
  }
  if (fault === 'misspelt kind') return misspellScalar(resource.kindNode, replace, random);
  const spots = spotsOf(resource.root, rootView(schema.root));
  return spots.flatMap((spot) => mutate(spot, fault, replace, random, resource));
}

type Replace = (node: Span, newText: string) => Mutation;

function mutate(
  { pair, map, owner, field }: Spot,
  fault: Fault,
  replace: Replace,
  random: Random,
  resource: Resource,
): Mutation[] {
  const { value } = pair;
  const source = resource.document.text.slice(value.start, value.end);
  if (fault === 'misspelt key') return misspellKey(pair, owner, replace, random);
  if (fault === 'missing required field') {
    if (!field.required || map.pairs.length < 2 || map === resource.root) return [];
    return [{ fault, edit: removePair(resource.document, pair), at: map.pair?.key ?? map }];
  }
  if (value.kind !== 'scalar') return [];
  switch (fault) {
    case 'misspelt enum value':
      return field.node.enum === undefined ? [] : misspellScalar(value, replace, random);
    case 'quoted number':
      return typeof value.value === 'number' && isNumber(field) ? [replace(value, `"${source}"`)] : [];
    case 'quoted boolean':
      return typeof value.value === 'boolean' && field.node.type === 'boolean'
        ? [replace(value, `"${source}"`)]
        : [];
    case 'unquoted number':
      return value.style !== 'plain' && /^\d+$/.test(value.text) && field.node.type === 'string'
        ? [replace(value, value.text)]
        : [];
    default:
      return [];
  }
}

function isNumber({ node }: SchemaView): boolean {
  return (node.type === 'integer' || node.type === 'number') && node['x-int-or-string'] !== true;
}

function misspellKey(pair: Pair, owner: SchemaView, replace: Replace, random: Random): Mutation[] {
  const wrong = misspell(pair.name, random);
  const isAnother = owner.node.properties?.[wrong] !== undefined || wrong === pair.name;
  if (isAnother || pair.name.length < 3 || pair.key.kind !== 'scalar' || pair.key.style !== 'plain')
    return [];
  return [replace(pair.key, wrong)];
}

function misspellScalar(node: ScalarNode, replace: Replace, random: Random): Mutation[] {
  const wrong = misspell(node.text, random);
  if (wrong === node.text || node.text.length < 3 || node.style !== 'plain') return [];
  return [replace(node, wrong)];
}

/** The pairs of a resource whose keys are fields of its schema, `apiVersion` and `kind` excepted. */
function spotsOf(node: YamlNode, view: SchemaView): Spot[] {
  if (node.kind === 'seq') {
    const items = childView(view, 0);
    return items === undefined ? [] : node.items.flatMap((item) => spotsOf(item, items));
  }
  if (node.kind !== 'map') return [];
  return node.pairs.flatMap((pair): Spot[] => {
    const isField = view.node.properties !== undefined && Object.hasOwn(view.node.properties, pair.name);
    const field = childView(view, pair.name);
    if (
      !isField ||
      field === undefined ||
      (['apiVersion', 'kind', 'status'].includes(pair.name) && view.path.length === 0)
    ) {
      return [];
    }
    // Objects that keep unknown fields take any key.
    const isClosed = view.node.additionalProperties === false && view.node['x-preserve-unknown'] !== true;
    const spot: Spot = { pair, map: node, owner: view, field };
    return [...(isClosed ? [spot] : []), ...spotsOf(pair.value, field)];
  });
}
