import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { RelationDraft } from '../build/relation-message.ts';

/** How one CEL rule of upstream is covered. Exactly one of `set`, `relations`, `code` and `unchecked` says it. */
export interface CelCoverage {
  /** What the rule demands, in our own words. */
  readonly demands: string;
  /** Where the facts belong, as a path from the node that has the rule; the node itself when absent. */
  readonly at?: string;
  /** Keywords of the schema that say the same. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly relations?: readonly RelationDraft[];
  /** The code of the check that says the same. */
  readonly code?: string;
  /** Why nothing that stands in a file can break the rule. */
  readonly unchecked?: string;
}

/** Coverage by the short id of the rule. */
export type CelTable = Readonly<Record<string, CelCoverage>>;

/** Reads the table of covered rules. */
export function readCelTable(file: string): CelTable {
  return parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as CelTable;
}

/**
 * Names a CEL rule by its text, without regard to spaces.
 * @returns 8 hexadecimal digits
 */
export function celId(rule: string): string {
  return createHash('sha256').update(rule.replaceAll(/\s+/g, ' ').trim()).digest('hex').slice(0, 8);
}
