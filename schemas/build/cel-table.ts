import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Relation } from '../vocabulary.ts';
import { withMessage, type RelationDraft } from './relation-message.ts';

/** How CEL rules of upstream that demand one thing are covered. One of the last four says it. */
export interface CelCoverage {
  /** Short ids of the rules, see `celId`. */
  readonly rules: readonly string[];
  /** What they demand, in our own words. */
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

/** Coverage by the name that overlays use. */
export type CelTable = Readonly<Record<string, CelCoverage>>;

/**
 * A relation as overlays write it: in full, or by its name in the table, with the channel where only one
 * channel of the Gateway API has it.
 */
export type RelationYaml =
  RelationDraft | string | { readonly says: string; readonly channel: 'standard' | 'experimental' };

/** Reads `cel.yaml`. */
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

/**
 * Completes what an overlay wrote as a relation.
 * @returns the relations it stands for, each with a message
 * @throws when the table has no relations of that name
 */
export function resolveRelation(yaml: RelationYaml, table: CelTable): Relation[] {
  if (typeof yaml === 'object' && 'rule' in yaml) return [withMessage(yaml)];
  const name = typeof yaml === 'string' ? yaml : yaml.says;
  const coverage = table[name];
  if (coverage?.relations === undefined) throw new Error(`cel.yaml has no relations named "${name}"`);
  const channel = typeof yaml === 'string' ? {} : { channel: yaml.channel };
  return coverage.relations.map((draft) => ({ ...withMessage(draft), upstream: coverage.rules, ...channel }));
}
