import type { Environment } from '@marcbachmann/cel-js';
import { CelFailure } from './failure.ts';
import { parseQuantity } from '../quantity.ts';

/** An amount such as `500m`. */
class Quantity {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }
}

/** `quantity()` and what can be asked of one. */
export function addAmountFunctions(environment: Environment): void {
  environment
    .registerType('Quantity', Quantity)
    .registerFunction('quantity(string): Quantity', (text: string) => new Quantity(read(text)))
    .registerFunction('isQuantity(string): bool', (text: string) => parseQuantity(text) !== undefined)
    .registerFunction('Quantity.sign(): int', ({ value }: Quantity) => BigInt(Math.sign(value)))
    .registerFunction('Quantity.isInteger(): bool', ({ value }: Quantity) => Number.isInteger(value))
    .registerFunction('Quantity.asInteger(): int', ({ value }: Quantity) => BigInt(value))
    .registerFunction('Quantity.asApproximateFloat(): double', ({ value }: Quantity) => value)
    .registerFunction(
      'Quantity.add(Quantity): Quantity',
      (left: Quantity, right: Quantity) => new Quantity(left.value + right.value),
    )
    .registerFunction(
      'Quantity.sub(Quantity): Quantity',
      (left: Quantity, right: Quantity) => new Quantity(left.value - right.value),
    )
    .registerFunction(
      'Quantity.isGreaterThan(Quantity): bool',
      (left: Quantity, right: Quantity) => left.value > right.value,
    )
    .registerFunction(
      'Quantity.isLessThan(Quantity): bool',
      (left: Quantity, right: Quantity) => left.value < right.value,
    )
    .registerFunction('Quantity.compareTo(Quantity): int', (left: Quantity, right: Quantity) =>
      BigInt(Math.sign(left.value - right.value)),
    )
    .registerOperator(
      'Quantity == Quantity',
      (left: Quantity, right: Quantity) => left.value === right.value,
    );
}

function read(text: string): number {
  const value = parseQuantity(text);
  if (value === undefined) throw new CelFailure(`${text} is no quantity`);
  return value;
}
