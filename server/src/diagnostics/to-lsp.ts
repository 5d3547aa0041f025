import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import type { Problem, Severity } from '../resources/problem.ts';

/** The `source` of every diagnostic of ours. */
const DIAGNOSTIC_SOURCE = 'meshwright';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * @param severity what the settings make of the problem's own severity
 * @param pageUri address of a code's page, with `{code}` in the code's place; undefined for clients without pages
 */
export function toDiagnostic(problem: Problem, severity: Severity, pageUri: string | undefined): Diagnostic {
  const { code, message, document, span, related, tag } = problem;
  return {
    range: document.rangeOf(span),
    severity: SEVERITIES[severity],
    source: DIAGNOSTIC_SOURCE,
    code,
    message,
    ...(pageUri === undefined ? {} : { codeDescription: { href: pageUri.replace('{code}', code) } }),
    ...(tag === undefined
      ? {}
      : { tags: [tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] }),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((place) => ({
            location: { uri: place.document.uri, range: place.document.rangeOf(place.span) },
            message: place.message,
          })),
        }),
  };
}
