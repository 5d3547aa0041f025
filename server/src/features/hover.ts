import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import type { IndexView } from '../workspace/index-view.ts';
import { CONCEPT_TITLES } from './concepts.ts';
import { describeMeaning } from './hover/describe-meaning.ts';
import { explainField } from './hover/explain-field.ts';
import { explainKey } from './hover/explain-key.ts';
import { explainKind } from './hover/explain-kind.ts';
import type { Explanation } from './hover/explanation.ts';
import { findTrap } from './hover/find-trap.ts';
import { firstSentence } from './hover/show-description.ts';
import { inlineCode } from './markdown.ts';
import type { PositionContext } from './position-context.ts';

export interface HoverOptions {
  /** Command that opens a comparison note; undefined for clients that have none. */
  readonly openNoteCommand: string | undefined;
  /** Address of a code's page, with `{code}` in the code's place; undefined for clients that show none. */
  readonly pageUri: string | undefined;
  readonly index: IndexView;
  readonly length: 'full' | 'brief';
}

/** Says in a few lines what is under the cursor, and what it stands for in this workspace. */
export function provideHover(context: PositionContext, options: HoverOptions): Hover | undefined {
  const { document, found } = context;
  if (found === undefined || found.node.kind === 'map' || found.node.kind === 'seq') return undefined;
  const explanation = explainKey(context) ?? explainKind(context) ?? explainField(context);
  const meaning = describeMeaning(context, options.index);
  if (explanation === undefined && meaning.length === 0) return undefined;
  const parts =
    options.length === 'brief'
      ? [...briefly(explanation), ...meaning]
      : [...fully(explanation, meaning), ...trapOf(context, options)];
  const links = linksOf(explanation, options);
  const value = [...parts, ...(links === '' ? [] : [links])].join('\n\n');
  return { contents: { kind: MarkupKind.Markdown, value }, range: document.rangeOf(found.node) };
}

function briefly(explanation: Explanation | undefined): string[] {
  if (explanation === undefined) return [];
  const { title, summary, value } = explanation;
  const sentence = summary === undefined ? undefined : firstSentence(summary);
  return [title, value ?? sentence].filter((part) => part !== undefined);
}

function fully(explanation: Explanation | undefined, meaning: readonly string[]): string[] {
  if (explanation === undefined) return [...meaning];
  const { title, summary, details, place } = explanation;
  return [title, summary, ...meaning, place, ...details].filter((part) => part !== undefined);
}

function trapOf(context: PositionContext, { pageUri }: HoverOptions): string[] {
  const trap = findTrap(context);
  if (trap === undefined) return [];
  const [code, text] = trap;
  const page = pageUri?.replace('{code}', code);
  return [`Trap: ${text} ${page === undefined ? inlineCode(code) : `[${code}](${page})`}`];
}

function linksOf(explanation: Explanation | undefined, { openNoteCommand, length }: HoverOptions): string {
  const { docs, concept } = explanation ?? {};
  const links = docs === undefined || length === 'brief' ? [] : [`[Documentation](${docs})`];
  if (concept !== undefined && openNoteCommand !== undefined) {
    const target = `command:${openNoteCommand}?${encodeURIComponent(JSON.stringify([concept]))}`;
    links.push(`[Compare: ${CONCEPT_TITLES[concept]} in Istio, Linkerd, Cilium](${target})`);
  }
  return links.join(' · ');
}
