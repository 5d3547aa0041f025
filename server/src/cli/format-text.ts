import type { Severity } from '../resources/problem.ts';
import type { LintProblem, LintResult } from './lint-result.ts';

const COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

/** One line per problem, `file:line:column` one-based so that terminals link it, and a summary. */
export function formatText({ files, documents, problems }: LintResult, useColour: boolean): string {
  const paint = (text: string, colour: number) => (useColour ? `\u001B[${colour}m${text}\u001B[0m` : text);
  const lines = problems.map((item) => {
    const { line, character } = item.problem.document.rangeOf(item.problem.span).start;
    const place = paint(`${item.file}:${line + 1}:${character + 1}`, 1);
    return `${place} ${paint(item.severity, COLOURS[item.severity])} ${item.problem.message} ${paint(item.problem.code, 90)}${fixHint(item)}`;
  });
  lines.push(summary(files, documents, problems));
  return `${lines.join('\n')}\n`;
}

function fixHint({ problem }: LintProblem): string {
  const safe = problem.fixes[0]?.kind === 'safe';
  return safe ? ' (fixable)' : '';
}

function summary(files: number, documents: number, problems: readonly LintProblem[]): string {
  const checked = `${count(documents, 'document')} in ${count(files, 'file')}`;
  if (problems.length === 0) return `No problems in ${checked}.`;
  const bySeverity = (['error', 'warning', 'information', 'hint'] as const).flatMap((severity) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0
      ? []
      : [severity === 'information' ? `${number} information` : count(number, severity)];
  });
  return `${bySeverity.join(', ')} in ${checked}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
