import type { Scalar } from '../../../../schemas/vocabulary.ts';
import { inlineCode } from '../markdown.ts';

/** More allowed values than this are summed up. */
const MOST_VALUES = 10;

/** Values that a place may hold. */
export interface AllowedValues {
  readonly values: readonly Scalar[];
  /** What values mean, by their text. */
  readonly meanings: Readonly<Record<string, string>>;
}

/**
 * The allowed values, the hovered one first, with their meaning where we know it.
 * @returns undefined for a place that may hold anything
 */
export function describeValues({ values, meanings }: AllowedValues, hovered: unknown): string | undefined {
  if (values.length === 0) return undefined;
  const ordered = [...values].sort((left, right) => Number(right === hovered) - Number(left === hovered));
  const shown = ordered.slice(0, MOST_VALUES);
  const rest = ordered.length - shown.length;
  const names = shown.map((value) => {
    const name = inlineCode(String(value));
    return value === hovered ? `**${name}**` : name;
  });
  if (shown.every((value) => meanings[String(value)] === undefined)) {
    return `Allowed: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  }
  const lines = shown.map((value, index) => {
    const meaning = meanings[String(value)];
    return meaning === undefined ? `- ${names[index]}` : `- ${names[index]}: ${meaning}`;
  });
  return [...lines, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n');
}

/** The meaning of the hovered value alone; undefined where it is not known. */
export function describeValue({ meanings }: AllowedValues, hovered: unknown): string | undefined {
  const text = String(hovered);
  return Object.hasOwn(meanings, text) ? `${inlineCode(text)}: ${meanings[text]}` : undefined;
}
