import type { Fix, Problem } from '../resources/problem.ts';
import { replaceText } from '../yaml/edit.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { formatDuration, parseGoDuration, parseWordDuration } from './durations.ts';
import { FORMATS, isDurationFormat } from './formats.ts';
import { valueSpan } from './locate.ts';
import type { SchemaView } from './lookup.ts';
import { exampleOf } from './placeholder.ts';
import type { Site } from './site.ts';
import { nameWithin, quote } from './wording.ts';

/** Reports a value that its field cannot read: a time without unit, an address with a hole. */
export function reportWrongFormat(context: SchemaContext, site: Site): Problem {
  const { place, view } = site;
  const text = place.node.kind === 'scalar' ? place.node.text : '';
  const { fixes, isClear } = formatFixes(context, site, text);
  const format = view.node.format === undefined ? undefined : FORMATS.get(view.node.format);
  const isPatternFault = format === undefined || site.faults.every(({ keyword }) => keyword !== 'format');
  const rule = isPatternFault ? patternRule(context, view) : `It takes ${format.expected}.`;
  return toProblem(context, {
    code: 'schema/wrong-format',
    at: valueSpan(context.document, place),
    message: `${quote(text)} is no value of ${nameWithin(place.path, context.resource.kind)}. ${rule}`,
    fixes,
    hasPreferredFix: isClear,
  });
}

/** Longer patterns explain nothing to anybody. */
const LONGEST_PATTERN = 50;

/** What a pattern asks for: an example that it accepts, and the pattern itself where it is short. */
function patternRule({ schema }: SchemaContext, view: SchemaView): string {
  const { pattern = '' } = view.node;
  const example = exampleOf(schema, view);
  const isShort = pattern.length <= LONGEST_PATTERN;
  if (example === undefined) return isShort ? `It has to match ${pattern}.` : 'It has another form.';
  return isShort
    ? `It has to match ${pattern}, as ${quote(example)} does.`
    : `It has a form such as ${quote(example)}.`;
}

function formatFixes(context: SchemaContext, site: Site, text: string): { fixes: Fix[]; isClear: boolean } {
  const { node } = site.view;
  const isRight = (candidate: string): boolean =>
    (node.pattern === undefined || context.schema.toMatcher(node.pattern).test(candidate)) &&
    (node.format === undefined || (FORMATS.get(node.format)?.isValid(candidate) ?? true));
  const isDuration = isDurationFormat(node.format);
  const candidates = isDuration ? durationCandidates(text) : [text.trim(), text.trim().toLowerCase()];
  const right = [...new Set(candidates)].filter((candidate) => candidate !== text && isRight(candidate));
  const fixes = right.slice(0, 2).map((candidate): Fix => ({
    title: `Change to "${candidate}"`,
    kind: 'suggestion',
    edits: () => [replaceText(context.document, site.place.source, candidate)],
  }));
  return { fixes, isClear: fixes.length > 0 };
}

/** Readings of a text that was meant as a length of time, the likeliest first. */
function durationCandidates(text: string): string[] {
  const bare = text.replaceAll(/\s+/g, '').toLowerCase();
  if (/^\d{1,9}$/.test(bare)) return [`${bare}s`, `${bare}ms`];
  const milliseconds = parseWordDuration(text) ?? parseGoDuration(bare);
  // Less than a millisecond has no such form.
  const isReadable = milliseconds !== undefined && (milliseconds === 0 || milliseconds >= 1);
  const readable = isReadable ? [formatDuration(milliseconds)] : [];
  return [bare, ...readable];
}
