import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import type { ShownProblem } from '../diagnostics/file-report.ts';
import { suppressByAnnotation, suppressInFile, suppressOnLine } from '../diagnostics/suppress-edits.ts';
import type { Range, YamlFile } from '../yaml/document.ts';
import type { DocumentEdit } from '../yaml/edit.ts';
import { fitEdits } from '../yaml/fit-edits.ts';
import { toWorkspaceEdit } from './workspace-edit.ts';

export interface CodeActionRequest {
  readonly file: YamlFile;
  readonly range: Range;
  /** The kinds asked for; undefined for all. */
  readonly only: readonly string[] | undefined;
  readonly problems: readonly ShownProblem[];
  /** Command that changes a code's severity in the settings; undefined for clients that have none. */
  readonly setSeverityCommand?: string | undefined;
  toDiagnostic(problem: ShownProblem): Diagnostic;
}

/** Quick fixes for the problems that the range touches, then ways to silence them. */
export function provideCodeActions(request: CodeActionRequest): CodeAction[] {
  const { only, problems, range } = request;
  const actions: CodeAction[] = [];
  if (wants(only, CodeActionKind.QuickFix)) {
    const touched = problems.filter(({ problem }) => overlaps(problem.document.rangeOf(problem.span), range));
    actions.push(...touched.flatMap((problem) => fixActions(problem, request)));
    actions.push(...touched.flatMap((problem) => suppressActions(problem, request)));
  }
  return actions;
}

/** True if actions of a kind are asked for; nothing asked for means all. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`));
}

function fixActions(shown: ShownProblem, request: CodeActionRequest): CodeAction[] {
  const { fixes, hasPreferredFix } = shown.problem;
  return fixes.flatMap((fix, index): CodeAction[] => {
    const edits = fitEdits(fix.edits());
    if (edits === undefined) return [];
    return [
      {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [request.toDiagnostic(shown)],
        ...(index === 0 && hasPreferredFix ? { isPreferred: true } : {}),
        edit: toWorkspaceEdit(edits),
      },
    ];
  });
}

function suppressActions(shown: ShownProblem, request: CodeActionRequest): CodeAction[] {
  const { code } = shown.problem;
  const diagnostics = [request.toDiagnostic(shown)];
  const kind = CodeActionKind.QuickFix;
  const edits: [string, DocumentEdit | undefined][] = [
    [`Ignore ${code} here`, suppressOnLine(shown.problem)],
    [`Ignore ${code} in this file`, suppressInFile(shown.problem, request.file)],
    ['Ignore it here, as istioctl does, by an annotation', suppressByAnnotation(shown.problem)],
  ];
  const actions = edits.flatMap(([title, edit]): CodeAction[] => {
    const fitted = edit && fitEdits([edit]);
    return fitted === undefined ? [] : [{ title, kind, diagnostics, edit: toWorkspaceEdit(fitted) }];
  });
  if (request.setSeverityCommand !== undefined) {
    const title = `Turn ${code} off in the settings`;
    const command = { title, command: request.setSeverityCommand, arguments: [code, 'off'] };
    actions.push({ title, kind, diagnostics, command });
  }
  return actions;
}

function overlaps(left: Range, right: Range): boolean {
  return !isBefore(left.end, right.start) && !isBefore(right.end, left.start);
}

function isBefore(left: Range['start'], right: Range['start']): boolean {
  return left.line < right.line || (left.line === right.line && left.character < right.character);
}
