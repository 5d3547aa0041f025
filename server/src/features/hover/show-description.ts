import type { KindSchema } from '../../schema/kind-schema.ts';
import { escapeMarkdown } from '../markdown.ts';

/** More characters than this make no screenful any more. */
const MOST_CHARACTERS = 600;

/** A description as Markdown. Text of a CRD that the user brought may hold anything: it is shown as text. */
export function showDescription(
  description: string | undefined,
  origin: KindSchema['origin'],
): string | undefined {
  if (description === undefined || origin !== 'user') return description;
  return escapeMarkdown(
    description.length > MOST_CHARACTERS
      ? `${description.slice(0, MOST_CHARACTERS).trimEnd()}…`
      : description,
  );
}

/** The first sentence of a description. */
export function firstSentence(description: string): string {
  return /^[^]*?[.!?](?=\s|$)/.exec(description)?.[0] ?? description;
}
