import type { Problem, Severity } from '../resources/problem.ts';
import type { Settings } from '../resources/settings.ts';

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The severity that the user's settings give a problem: by its code, else by its area; undefined for `off`. */
export function effectiveSeverity(problem: Problem, settings: Settings): Severity | undefined {
  const area = problem.code.split('/')[0] ?? problem.code;
  const chosen = settings.rules[problem.code] ?? settings.rules[area];
  if (chosen === undefined) return problem.severity;
  return chosen === 'off' ? undefined : chosen;
}

/** True if `severity` is at least as grave as `threshold`. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return RANKS[severity] <= RANKS[threshold];
}
