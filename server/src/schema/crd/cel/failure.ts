/** A value that a function of a rule refuses, as the API server's own function would: the rule fails. */
export class CelFailure extends Error {}

/** Faults of the value that the evaluator names; its other errors mean that it cannot evaluate the rule at all. */
const FAILURES: ReadonlySet<unknown> = new Set(['no_such_key', 'division_by_zero', 'index_out_of_bounds']);

/** True if the API server would also fail to evaluate the rule, and refuse the resource for it. */
export function isFailure(error: unknown): boolean {
  if (error instanceof CelFailure) return true;
  if (!(error instanceof Error)) return false;
  return FAILURES.has((error as { code?: unknown }).code) || isFailure(error.cause);
}
