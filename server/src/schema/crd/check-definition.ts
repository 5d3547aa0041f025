import type { CelRule, SchemaNode } from '../../../../schemas/vocabulary.ts';
import type { Problem } from '../../resources/problem.ts';
import type { Path, Span } from '../../yaml/nodes.ts';
import { toProblem, type CheckContext } from '../context.ts';
import { locate, valueSpan } from '../locate.ts';
import { quote } from '../wording.ts';
import { findExpression } from './cel-faults.ts';
import { readDefinition } from './definition.ts';
import { asObject, type JsonObject } from './json-object.ts';
import { findLinearMatcher } from '../linear-matcher.ts';
import { toSchemaNode } from './open-api.ts';

/** More of them are not listed: one is enough to look into the definition. */
const MOST_PROBLEMS = 20;

/** Reports on a CustomResourceDefinition what of it we cannot use for checking its resources. */
export function checkDefinition(context: CheckContext): Problem[] {
  const definition = readDefinition(context.resource);
  if (definition === undefined) return [];
  const problems = definition.versions.flatMap(({ version, source }, index) => {
    const path: Path = ['spec', 'versions', index];
    if (source !== undefined) return checkSchema(context, source, [...path, 'schema', 'openAPIV3Schema']);
    return [
      toProblem(context, {
        code: 'crd/unusable-schema',
        at: spanAt(context, path, ['schema']),
        message: `Version ${quote(version)} has no schema of type "object". Its resources are checked with what is built in.`,
      }),
    ];
  });
  return problems.slice(0, MOST_PROBLEMS);
}

function checkSchema(context: CheckContext, source: JsonObject, path: Path): Problem[] {
  const own = [...checkPattern(context, source, path), ...checkRules(context, source, path)];
  const below = (value: JsonObject[string] | undefined, step: Path): Problem[] => {
    const node = asObject(value);
    return node === undefined ? [] : checkSchema(context, node, [...path, ...step]);
  };
  const { items, additionalProperties } = source;
  const properties = Object.entries(asObject(source['properties']) ?? {});
  return [
    ...own,
    ...below(items, ['items']),
    ...below(additionalProperties, ['additionalProperties']),
    ...properties.flatMap(([name, field]) => below(field, ['properties', name])),
  ];
}

function checkPattern(context: CheckContext, { pattern }: JsonObject, path: Path): Problem[] {
  if (typeof pattern !== 'string' || findLinearMatcher(pattern) !== undefined) return [];
  return [
    toProblem(context, {
      code: 'crd/unusable-rule',
      at: spanAt(context, path, ['pattern']),
      message: `The pattern ${quote(pattern)} cannot be read. Values are not checked against it.`,
    }),
  ];
}

function checkRules(context: CheckContext, source: JsonObject, path: Path): Problem[] {
  const rules = source['x-kubernetes-validations'];
  if (!Array.isArray(rules)) return [];
  return rules.flatMap((entry, index) => {
    const text = asObject(entry)?.['rule'];
    const rule =
      typeof text === 'string' ? ruleOf({ 'x-kubernetes-validations': [{ rule: text }] }) : undefined;
    if (rule === undefined || findExpression(rule) !== undefined) return [];
    return [
      toProblem(context, {
        code: 'crd/unusable-rule',
        at: spanAt(context, [...path, 'x-kubernetes-validations', index], ['rule']),
        message: `The rule ${quote(rule.rule)} cannot be read. Resources are not checked against it.`,
      }),
    ];
  });
}

/** The rule as the schema would have it; undefined for those that are skipped anyway. */
function ruleOf(source: JsonObject): CelRule | undefined {
  const { 'x-cel': rules = [] }: SchemaNode = toSchemaNode(source);
  return rules[0];
}

function spanAt(context: CheckContext, path: Path, last: Path): Span {
  const { root } = context.resource;
  const place = locate(root, [...path, ...last]) ?? locate(root, path);
  return place === undefined ? context.resource.kindNode : valueSpan(context.document, place);
}
