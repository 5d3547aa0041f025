import type { Concept } from '../../../../schemas/vocabulary.ts';

/** What there is to say of a key or a value, in Markdown. */
export interface Explanation {
  /** One line: the name and the facts that fit beside it. */
  readonly title: string;
  /** What it is, in a sentence or a few. */
  readonly summary: string | undefined;
  /** Paragraphs that may be left out where space is short. */
  readonly details: readonly string[];
  /** What the hovered value means, where that is known. */
  readonly value: string | undefined;
  /** What is the matter with the place that it stands in, if anything. */
  readonly place: string | undefined;
  /** Address of upstream's documentation. */
  readonly docs: string | undefined;
  readonly concept: Concept | undefined;
}
