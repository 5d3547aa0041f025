import { celId, type CelTable } from '../build/cel-table.ts';
import { indexCel } from '../crd/translate.ts';
import type { OpenApiNode } from '../crd/open-api.ts';
import { BOUNDS } from '../vocabulary.ts';

/** Keywords of structural schemas that the comparison reads. */
const COMPARED: ReadonlySet<string> = new Set([
  'type',
  'properties',
  'items',
  'additionalProperties',
  'required',
  'enum',
  'default',
  'format',
  'pattern',
  ...BOUNDS,
  'uniqueItems',
  'nullable',
  'oneOf',
  'anyOf',
  'allOf',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-validations',
]);

/** Keywords that say nothing about which documents are right. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'description',
  'title',
  'example',
  'x-kubernetes-map-type',
]);

/** What a CRD says that the comparison cannot see. */
export interface Blindness {
  readonly keywords: ReadonlySet<string>;
  /** Texts of CEL rules that the table does not have. */
  readonly rules: ReadonlySet<string>;
}

/**
 * Looks for what the comparison would overlook, so that it never calls equal what it did not read.
 * @param schemas the schemas of all versions; below `status` nothing counts
 */
export function findBlindness(schemas: readonly OpenApiNode[], cel: CelTable): Blindness {
  const keywords = new Set<string>();
  const rules = new Set<string>();
  const known = indexCel(cel);
  const visit = (node: OpenApiNode): void => {
    for (const keyword of Object.keys(node)) {
      if (!COMPARED.has(keyword) && !WITHOUT_EFFECT.has(keyword)) keywords.add(keyword);
    }
    for (const { rule } of node['x-kubernetes-validations'] ?? [])
      if (!known.has(celId(rule))) rules.add(rule);
    for (const child of childNodes(node)) visit(child);
  };
  for (const schema of schemas) visit(schema);
  return { keywords, rules };
}

function childNodes(node: OpenApiNode): OpenApiNode[] {
  const values = typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
  return [
    ...Object.values(node.properties ?? {}),
    ...(node.items === undefined ? [] : [node.items]),
    ...values,
  ];
}
