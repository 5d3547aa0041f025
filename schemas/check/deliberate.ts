import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Difference } from './compare.ts';

/** A difference that we want, with the reason. */
export interface Deliberate {
  /** `group/Kind`, for all its versions, or `group/Kind/version`. */
  readonly kind: string;
  /** A path; `**` stands for any part. */
  readonly path: string;
  /** The keyword that differs; all of them when absent. */
  readonly keyword?: string;
  readonly reason: string;
}

/** The committed list: what holds everywhere and is not listed one by one, and single differences. */
export interface DeliberateList {
  readonly general: readonly string[];
  readonly differences: readonly Deliberate[];
}

/** Reads `deliberate.yaml`. */
export function readDeliberate(file: string): DeliberateList {
  return parse(readFileSync(file, 'utf8')) as DeliberateList;
}

/**
 * Finds the reason for a difference.
 * @returns the entry that explains it, or undefined
 */
export function explain(
  list: readonly Deliberate[],
  name: { readonly group: string; readonly kind: string; readonly version: string },
  difference: Difference,
): Deliberate | undefined {
  const kind = `${name.group}/${name.kind}`;
  return list.find(
    (entry) =>
      (entry.kind === kind || entry.kind === `${kind}/${name.version}`) &&
      (entry.keyword === undefined || entry.keyword === difference.keyword) &&
      toPattern(entry.path).test(difference.path),
  );
}

function toPattern(path: string): RegExp {
  const parts = path.split('**').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}
