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
  return file.documents.flatMap((document) =>
    verdictOf(document).problems.flatMap((problem) => {
      if (isSuppressed(problem, suppressions(document), fileCodes)) return [];
      const severity = effectiveSeverity(problem, settings);
      return severity === undefined ? [] : [{ problem, severity }];
    }),
  );
}

function suppressions(document: YamlDocument): Suppressions {
  let found = suppressionsOf.get(document);
  if (found === undefined) {
    found = readSuppressions(document);
    suppressionsOf.set(document, found);
  }
  return found;
}
