import { fitEdits } from '../yaml/fit-edits.ts';
import type { LintProblem, LintResult } from './lint-result.ts';

/** The contract for machines: positions zero-based as in LSP, fixes ordered, the preferred one first. */
export function formatJson({ files, documents, problems }: LintResult): string {
  return `${JSON.stringify({ version: 1, files, documents, problems: problems.map(toJson) }, undefined, 2)}\n`;
}

function toJson({ file, problem, severity, nameOf }: LintProblem) {
  const { code, upstream, message, document, span, resource, fixes, related } = problem;
  return {
    file,
    range: document.rangeOf(span),
    code,
    upstream,
    severity,
    message,
    ...(resource === undefined
      ? {}
      : {
          resource: {
            apiVersion: resource.apiVersion,
            kind: resource.kind,
            namespace: resource.namespace,
            name: resource.name,
          },
        }),
    ...(related.length === 0
      ? {}
      : {
          related: related.map((place) => ({
            file: nameOf(place.document.uri),
            range: place.document.rangeOf(place.span),
            message: place.message,
          })),
        }),
    fixes: fixes.flatMap((fix) => {
      const edits = fitEdits(fix.edits())?.map((edit) => ({
        file: nameOf(edit.document.uri),
        range: edit.document.rangeOf(edit.span),
        newText: edit.newText,
      }));
      return edits === undefined ? [] : [{ title: fix.title, kind: fix.kind, edits }];
    }),
  };
}
