import type { Fix, Problem } from '../resources/problem.ts';
import { replaceText } from '../yaml/edit.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { formatDuration, parseGoDuration, parseWordDuration } from './durations.ts';
import { FORMATS, isDurationFormat } from './formats.ts';
import { valueSpan } from './locate.ts';
import type { Site } from './site.ts';
import { nameOf, quote } from './wording.ts';

/** Reports a value that its field cannot read: a time without unit, an address with a hole. */
export function reportWrongFormat(context: SchemaContext, site: Site): Problem {
  const { place, view } = site;
  const text = place.node.kind === 'scalar' ? place.node.text : '';
  const { fixes, isClear } = formatFixes(context, site, text);
  const format = view.node.format === undefined ? undefined : FORMATS.get(view.node.format);
  const isPatternFault = format === undefined || site.faults.every(({ keyword }) => keyword !== 'format');
  const rule = isPatternFault
    ? `It has to match ${view.node.pattern ?? ''}.`
    : `It takes ${format.expected}.`;
  return toProblem(context, {
    code: 'schema/wrong-format',
    at: valueSpan(context.document, place),
    message: `${quote(text)} is no value of ${nameOf(place.path, context.resource.kind)}. ${rule}`,
    fixes,
    hasPreferredFix: isClear,
  });
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
  const readable = milliseconds === undefined || milliseconds < 0 ? [] : [formatDuration(milliseconds)];
  return [bare, ...readable];
}
