import { toKindKey } from '../../resources/kinds.ts';
import type { PositionContext } from '../position-context.ts';
import { TRAPS, type Trap } from './traps.ts';

/** The trap that people step into at the field under the cursor; undefined for most fields. */
export function findTrap({ schema, view }: PositionContext): Trap | undefined {
  if (schema === undefined || view === undefined || schema.origin === 'user') return undefined;
  const { kind, group } = schema.row;
  return TRAPS[toKindKey(group, kind)]?.[view.path.filter((step) => typeof step === 'string').join('.')];
}
