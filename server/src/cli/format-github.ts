import type { Severity } from '../resources/problem.ts';
import type { LintResult } from './lint-result.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions shows as annotations of the files. */
export function formatGithub({ problems }: LintResult): string {
  return problems
    .map(({ file, problem, severity }) => {
      const { start, end } = problem.document.rangeOf(problem.span);
      const properties = [
        `file=${escapeProperty(file)}`,
        `line=${start.line + 1}`,
        `col=${start.character + 1}`,
        `endLine=${end.line + 1}`,
        `endColumn=${end.character + 1}`,
        `title=${escapeProperty(problem.code)}`,
      ];
      return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(problem.message)}\n`;
    })
    .join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
