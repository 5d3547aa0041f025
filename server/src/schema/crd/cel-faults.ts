import type { CelRule, SchemaNode } from '../../../../schemas/vocabulary.ts';
import type { JsonValue } from '../../yaml/to-value.ts';
import type { SchemaFault } from '../kind-schema.ts';
import { readExpression, type Expression } from './cel/expression.ts';
import { isFailure } from './cel/failure.ts';
import { toCelValue, type CelValue } from './cel/values.ts';

/** The keyword of faults that a rule in CEL found. */
const CEL = 'x-cel';

/** Beyond these, rules are skipped: a hostile definition must not hold up the editor. */
const LONGEST_MILLISECONDS = 100;
const MOST_STEPS = 2_000_000;

const expressions = new WeakMap<CelRule, Expression | undefined>();

/** Checks the rules of a schema on a value that its other keywords accept. */
export function findCelFaults(root: SchemaNode, value: JsonValue): SchemaFault[] {
  const faults: SchemaFault[] = [];
  const end = performance.now() + LONGEST_MILLISECONDS;
  const visit = (node: SchemaNode, part: JsonValue, pointer: string): void => {
    if (performance.now() > end || part === null) return;
    const rules = node['x-cel'] ?? [];
    if (rules.length > 0)
      faults.push(...checkRules(rules, toCelValue(part, node), { pointer, size: longestList(part) }));
    for (const { schema, child, step } of partsOf(node, part)) visit(schema, child, `${pointer}/${step}`);
  };
  visit(root, value, '');
  return faults;
}

interface Part {
  readonly schema: SchemaNode;
  readonly child: JsonValue;
  readonly step: string;
}

function partsOf(node: SchemaNode, value: JsonValue): Part[] {
  if (Array.isArray(value)) {
    const { items } = node;
    return items === undefined
      ? []
      : value.map((child, index) => ({ schema: items, child, step: String(index) }));
  }
  if (value === null || typeof value !== 'object') return [];
  const values = typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
  return Object.entries(value).flatMap(([name, child]) => {
    const known = node.properties !== undefined && Object.hasOwn(node.properties, name);
    const schema = known ? node.properties?.[name] : values;
    const step = name.replaceAll('~', '~0').replaceAll('/', '~1');
    return schema === undefined ? [] : [{ schema, child, step }];
  });
}

function longestList(value: JsonValue): number {
  if (value === null || typeof value !== 'object') return 1;
  const parts = Object.values(value);
  return Math.max(1, parts.length, ...parts.map(longestList));
}

function checkRules(
  rules: readonly CelRule[],
  self: CelValue,
  { pointer, size }: { readonly pointer: string; readonly size: number },
): SchemaFault[] {
  return rules.flatMap((rule) => {
    const expression = findExpression(rule);
    if (expression === undefined || size ** expression.loops > MOST_STEPS) return [];
    if (holds(expression, self)) return [];
    return [
      { pointer, keyword: CEL, params: { message: messageOf(rule, self), fieldPath: rule.fieldPath ?? '' } },
    ];
  });
}

/** @returns undefined for a rule that the evaluator cannot read */
export function findExpression(rule: CelRule): Expression | undefined {
  if (!expressions.has(rule)) expressions.set(rule, tryReading(rule.rule));
  return expressions.get(rule);
}

function tryReading(text: string): Expression | undefined {
  try {
    return readExpression(text);
  } catch {
    return undefined;
  }
}

/** A rule that our evaluator cannot follow is none: it may rest on what only the API server knows. */
function holds(expression: Expression, self: CelValue): boolean {
  try {
    return expression.evaluate(self) !== false;
  } catch (error) {
    return !isFailure(error);
  }
}

function messageOf({ rule, message, messageExpression }: CelRule, self: CelValue): string {
  if (messageExpression !== undefined) {
    const text = evaluateText(messageExpression, self);
    if (text !== undefined) return text;
  }
  return message ?? `The rule "${rule.slice(0, 200)}" does not hold.`;
}

function evaluateText(expression: string, self: CelValue): string | undefined {
  try {
    const text: unknown = readExpression(expression).evaluate(self);
    return typeof text === 'string' && text.trim() !== '' && !text.includes('\n')
      ? text.slice(0, 500)
      : undefined;
  } catch {
    return undefined;
  }
}
