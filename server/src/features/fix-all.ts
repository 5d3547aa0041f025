import { CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import type { ShownProblem } from '../diagnostics/file-report.ts';
import { applyEdits, composeEdits, type OffsetEdit } from '../util/compose-edits.ts';
import { lineStarts, positionAt } from '../util/line-index.ts';
import type { YamlDocument } from '../yaml/document.ts';
import type { DocumentEdit } from '../yaml/edit.ts';
import type { Span } from '../yaml/nodes.ts';
import { fitEdits } from '../yaml/fit-edits.ts';

/** The kind of the action that applies every safe fix of a file, on demand or on save. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.meshwright`;

/** How often a file is looked at again: a fix may uncover what another one repairs. */
const MOST_ROUNDS = 10;

/** True if fix-all is among the kinds that are asked for; it must be, since it is no answer to "all". */
export function wantsFixAll(only: readonly string[] | undefined): boolean {
  return only?.some((kind) => kind === FIX_ALL_KIND || FIX_ALL_KIND.startsWith(`${kind}.`)) === true;
}

/**
 * The edits after which a text has no problem left that is safe to repair.
 * @param repairsOf gives the safe repairs of the file as if it had the text that it is given
 * @returns none if there is nothing to repair
 */
export async function provideFixAll(
  text: string,
  repairsOf: (text: string) => Promise<readonly OffsetEdit[]>,
): Promise<TextEdit[]> {
  const rounds: (readonly OffsetEdit[])[] = [];
  let current = text;
  while (rounds.length < MOST_ROUNDS) {
    const edits = await repairsOf(current);
    if (edits.length === 0) break;
    rounds.push(edits);
    current = applyEdits(current, edits);
  }
  const starts = lineStarts(text);
  return composeEdits(text.length, rounds).map(({ start, end, newText }) => ({
    range: { start: positionAt(starts, start), end: positionAt(starts, end) },
    newText,
  }));
}

/**
 * The edits of the first fix of each problem of a file, if that is safe and stays in the file, by offsets in the file;
 * of fixes that overlap only the first.
 */
export function safeRepairs(problems: readonly ShownProblem[]): OffsetEdit[] {
  const chosen: DocumentEdit[] = [];
  const taken = new Map<YamlDocument, Span[]>();
  for (const { problem } of problems) {
    const [fix] = problem.fixes;
    if (fix?.kind !== 'safe') continue;
    const edits = fitEdits(fix.edits()) ?? [];
    if (edits.some(({ document }) => document.uri !== problem.document.uri)) continue;
    if (edits.some(({ document, span }) => touches(taken.get(document) ?? [], span))) continue;
    for (const edit of edits) {
      chosen.push(edit);
      taken.set(edit.document, withSpan(taken.get(edit.document) ?? [], edit.span));
    }
  }
  return chosen.map(({ document, span, newText }) => ({
    start: document.offset + span.start,
    end: document.offset + span.end,
    newText,
  }));
}

/** @param spans in order, and apart from each other */
function touches(spans: readonly Span[], span: Span): boolean {
  const next = spans[placeOf(spans, span)];
  return next !== undefined && next.start <= span.end;
}

/** Adds a span in its place. A file may have as many as it has lines, so that the list is not copied. */
function withSpan(spans: Span[], span: Span): Span[] {
  spans.splice(placeOf(spans, span), 0, span);
  return spans;
}

/** The place of the first span that does not end before another starts. */
function placeOf(spans: readonly Span[], { start }: Span): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
