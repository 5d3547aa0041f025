import type { Severity } from '../src/resources/problem.ts';
import { allRules } from '../src/rules/index.ts';
import { SCHEMA_CODES } from '../src/schema/codes.ts';

/** A code that problems carry. */
export interface CodeFacts {
  readonly id: string;
  /** What is right, in one sentence without a full stop. */
  readonly title: string;
  readonly severity: Severity;
  readonly fixable: 'safe' | 'suggestion' | undefined;
  readonly upstream: readonly string[];
}

/** Every code there is, sorted. */
export function listCodes(): CodeFacts[] {
  const schema = SCHEMA_CODES.map((code) => ({
    id: code.id,
    title: code.title,
    severity: code.severity,
    fixable: 'fixable' in code ? code.fixable : undefined,
    upstream: [],
  }));
  const rules = allRules.map((rule) => ({
    id: rule.id,
    title: rule.title,
    severity: rule.severity,
    fixable: rule.fixable,
    upstream: rule.upstream ?? [],
  }));
  return [...schema, ...rules].sort((left, right) => (left.id < right.id ? -1 : 1));
}
