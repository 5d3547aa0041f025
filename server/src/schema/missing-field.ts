import type { Fix, Problem } from '../resources/problem.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { insertPair, replaceSource } from '../yaml/edit.ts';
import type { Pair } from '../yaml/nodes.ts';
import { findPair } from '../yaml/select.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { guessField } from './field-guess.ts';
import { placeOfField } from './place-of-field.ts';
import { containerSpan } from './locate.ts';
import { childView } from './lookup.ts';
import { placeholderFor } from './placeholder.ts';
import type { Site } from './site.ts';
import { containerName, expectedValue, quote } from './wording.ts';

/** Reports required fields that a map lacks. */
export function reportMissingFields(context: SchemaContext, site: Site, names: readonly string[]): Problem[] {
  return names.map((name) => {
    const empty = findPair(site.place.node, name);
    if (empty !== undefined) return reportEmptyField(context, site, empty);
    const fix = insertion(context, site, name);
    return toProblem(context, {
      code: 'schema/missing-field',
      at: containerSpan(context.document, site.place, context.resource.kindNode),
      message: `${quote(name)} is missing in ${containerName(site.place.path, context.resource.kind)}. It is required.`,
      fixes: fix === undefined ? [] : [fix],
      hasPreferredFix: isToldOf(context, site, name),
    });
  });
}

/** Whether the schema or the document leaves one right value for a field, so that adding it invents nothing. */
function isToldOf(context: SchemaContext, site: Site, name: string): boolean {
  const field = childView(site.view, name);
  const guess = guessField(context, site, name);
  return guess?.isClear ?? (field !== undefined && placeholderFor(context.schema, field).isCertain);
}

/** A key without a value is as good as none: the API server drops it. */
function reportEmptyField(context: SchemaContext, { view }: Site, pair: Pair): Problem {
  const field = childView(view, pair.name);
  const fix =
    field === undefined
      ? undefined
      : filling(context.document, pair, placeholderFor(context.schema, field).yaml);
  return toProblem(context, {
    code: 'schema/missing-field',
    at: pair.key,
    message: `${quote(pair.name)} is empty. It is required${field === undefined ? '' : ` and takes ${expectedValue(field.node)}`}.`,
    fixes: fix === undefined ? [] : [fix],
    hasPreferredFix: false,
  });
}

/** A fix that gives a key without a value one that stands on its line; undefined for other values. */
function filling(document: YamlDocument, { value }: Pair, yaml: string): Fix | undefined {
  const isInline = yaml !== '' && !yaml.includes('\n') && !/^(?:- |[\w.-]+: )/.test(yaml);
  if (!isInline || value.kind !== 'scalar') return undefined;
  return {
    title: `Set it to ${yaml}`,
    kind: 'suggestion',
    edits: () => [replaceSource(document, value, yaml)],
  };
}

/** A fix that adds a field to a map, or fills an empty one; undefined where there is no map to add it to. */
export function insertion(context: SchemaContext, site: Site, name: string): Fix | undefined {
  const { place, view } = site;
  const map = place.node;
  const field = childView(view, name);
  if (map.kind !== 'map' || field === undefined) return undefined;
  const { yaml } = guessField(context, site, name) ?? placeholderFor(context.schema, field);
  const empty = findPair(map, name);
  if (empty !== undefined) return filling(context.document, empty, yaml);
  const anchor = placeOfField(context.resource.root, place.path, map, view, name);
  return {
    title: `Add ${quote(name)}`,
    kind: 'suggestion',
    edits: () => [insertPair(context.document, map, { key: name, value: yaml, ...anchor })],
  };
}
