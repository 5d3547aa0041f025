import type { Problem, Severity } from '../resources/problem.ts';
import type { Settings } from '../resources/settings.ts';
import type { YamlDocument, YamlFile } from '../yaml/document.ts';
import type { Verdict } from './checker.ts';
import { effectiveSeverity } from './severity.ts';
import { isSuppressed, readSuppressions, type Suppressions } from './suppression.ts';

/** A problem that is shown, with the severity the user's settings give it. */
export interface ShownProblem {
  readonly problem: Problem;
  readonly severity: Severity;
}

const suppressionsOf = new WeakMap<YamlDocument, Suppressions>();

/**
 * The problems of a file that its comments and the settings let through, in the order of the text.
 * @param verdictOf the verdict on a document of the file
 */
export function reportFile(
  file: YamlFile,
  settings: Settings,
  verdictOf: (document: YamlDocument) => Verdict,
): ShownProblem[] {
  const fileCodes = new Set(file.documents.flatMap((document) => suppressions(document).file));
  return file.documents.flatMap((document) => {
    const shown = verdictOf(document).problems.flatMap((problem) => {
      if (isSuppressed(problem, suppressions(document), fileCodes)) return [];
      const severity = effectiveSeverity(problem, settings);
      return severity === undefined ? [] : [{ problem, severity }];
    });
    return withoutEchoes(shown);
  });
}

/** That a field is deprecated is not said where a rule says so too, with its fix, or something worse of it. */
function withoutEchoes(shown: readonly ShownProblem[]): readonly ShownProblem[] {
  const isEcho = ({ problem }: ShownProblem) => problem.code === 'schema/deprecated-field';
  if (!shown.some(isEcho)) return shown;
  const places = new Set(shown.filter((entry) => !isEcho(entry)).map(({ problem }) => problem.span.start));
  return shown.filter((entry) => !isEcho(entry) || !places.has(entry.problem.span.start));
}

function suppressions(document: YamlDocument): Suppressions {
  let found = suppressionsOf.get(document);
  if (found === undefined) {
    found = readSuppressions(document);
    suppressionsOf.set(document, found);
  }
  return found;
}
