import type { Environment } from '@marcbachmann/cel-js';
import { CelFailure } from './failure.ts';

/** The name space of set functions in CEL. */
class Sets {
  readonly name = 'sets';
}

/** The functions on lists that the API server adds to CEL and the evaluator lacks. */
export function addListFunctions(environment: Environment): void {
  environment
    .registerFunction('list<dyn>.isSorted(): bool', (list: readonly unknown[]) => isSorted(list))
    .registerFunction('list<dyn>.sum(): dyn', (list: readonly unknown[]) => sum(list))
    .registerFunction('list<dyn>.min(): dyn', (list: readonly unknown[]) => extreme(list, -1))
    .registerFunction('list<dyn>.max(): dyn', (list: readonly unknown[]) => extreme(list, 1))
    .registerFunction('list<dyn>.indexOf(dyn): int', (list: readonly unknown[], value: unknown) =>
      BigInt(list.findIndex((item) => isSame(item, value))),
    )
    .registerFunction('list<dyn>.lastIndexOf(dyn): int', (list: readonly unknown[], value: unknown) =>
      BigInt(list.findLastIndex((item) => isSame(item, value))),
    )
    .registerType('Sets', Sets)
    .registerConstant('sets', 'Sets', new Sets())
    .registerFunction(
      'Sets.contains(list<dyn>, list<dyn>): bool',
      (_sets: Sets, list: readonly unknown[], part: readonly unknown[]) => contains(list, part),
    )
    .registerFunction(
      'Sets.equivalent(list<dyn>, list<dyn>): bool',
      (_sets: Sets, left: readonly unknown[], right: readonly unknown[]) =>
        contains(left, right) && contains(right, left),
    )
    .registerFunction(
      'Sets.intersects(list<dyn>, list<dyn>): bool',
      (_sets: Sets, left: readonly unknown[], right: readonly unknown[]) =>
        left.some((item) => right.some((other) => isSame(item, other))),
    );
}

function contains(list: readonly unknown[], part: readonly unknown[]): boolean {
  return part.every((item) => list.some((other) => isSame(item, other)));
}

/** Equality by value, whole numbers of both kinds alike. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (isNumeric(left) && isNumeric(right)) return Number(left) === Number(right);
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  const keys = Object.keys(left);
  return (
    Array.isArray(left) === Array.isArray(right) &&
    keys.length === Object.keys(right).length &&
    keys.every((key) =>
      isSame((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
    )
  );
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

type Ordered = number | bigint | string;

function isSorted(list: readonly unknown[]): boolean {
  return list.every((item, index) => index === 0 || (list[index - 1] as Ordered) <= (item as Ordered));
}

function sum(list: readonly unknown[]): unknown {
  if (list.some((item) => typeof item === 'number')) {
    return list.reduce<number>((total, item) => total + Number(item), 0);
  }
  return list.reduce<bigint>((total, item) => total + (item as bigint), 0n);
}

function extreme(list: readonly unknown[], direction: -1 | 1): unknown {
  const [first, ...rest] = list as readonly Ordered[];
  if (first === undefined) throw new CelFailure('the list is empty');
  return rest.reduce((best, item) => ((direction === 1 ? item > best : item < best) ? item : best), first);
}
