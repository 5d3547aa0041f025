import type { Settings } from '../../server/src/resources/settings.ts';
import {
  isSerious,
  judgeFiles,
  readVerdictCases,
  readVerdictFile,
  type DocumentCase,
  type Verdict,
} from './verdict-corpus.ts';

/** What upstream says of a document in one release or channel. */
interface UpstreamVerdict {
  readonly accepted: boolean;
  readonly unknownFields: readonly string[];
  readonly agentErrors?: readonly string[];
}

/** A document with its verdict by release or channel; documents of other kinds than upstream's have none. */
type ReleaseCase = DocumentCase & Readonly<Record<string, unknown>>;

/** How the documents of a folder were answered under one setting. */
export interface ReleaseRow {
  readonly title: string;
  /** Documents that upstream refuses or prunes, and how many of them were found. */
  readonly wrong: number;
  readonly found: number;
  /** Documents that upstream takes as they are, and those of them with an error. */
  readonly right: number;
  readonly falseErrors: readonly string[];
  readonly missed: readonly string[];
}

/**
 * Judges the documents of a folder under settings of one release or channel.
 * @param key where the verdicts of that release or channel stand in the corpus
 */
export async function judgeRelease(
  title: string,
  folder: string,
  key: string,
  settings: Partial<Settings>,
): Promise<ReleaseRow> {
  const tally = { wrong: 0, found: 0, right: 0 };
  const missed: string[] = [];
  const falseErrors: string[] = [];
  for (const entry of readVerdictCases<ReleaseCase>(folder)) {
    const verdict = entry[key] as UpstreamVerdict | undefined;
    if (verdict === undefined || entry.class === 'skip') continue;
    const problems = await judgeFiles({ 'case.yaml': readVerdictFile(folder, entry.file) }, settings);
    if (isWrong(verdict)) {
      tally.wrong++;
      if (problems.some(isFinding)) tally.found++;
      else missed.push(entry.file);
      continue;
    }
    tally.right++;
    // What the corpus knows by reading and not by running upstream holds for all releases.
    const isLint = entry.expectFinding;
    const errors = isLint ? [] : problems.filter(({ severity }) => severity === 'error');
    falseErrors.push(...errors.map(({ problem }) => `${entry.file} ${problem.message}`));
  }
  return { title, ...tally, missed, falseErrors };
}

function isWrong({ accepted, unknownFields, agentErrors = [] }: UpstreamVerdict): boolean {
  return !accepted || unknownFields.length > 0 || agentErrors.length > 0;
}

/** What only the experimental channel takes is told of in an information that names the channel. */
function isFinding(verdict: Verdict): boolean {
  return isSerious(verdict) || verdict.problem.message.includes('experimental channel');
}

/** Prints one line for each setting. */
export function printReleases(rows: readonly ReleaseRow[]): void {
  const lines = rows.map(
    ({ title, wrong, found, right, falseErrors }) =>
      `${title.padEnd(32)} ${`${found}/${wrong}`.padStart(9)} found ${`${falseErrors.length}/${right}`.padStart(9)} false errors`,
  );
  const details = rows.flatMap(({ title, missed, falseErrors }) => [
    ...missed.map((file) => `  missed in ${title}: ${file}`),
    ...falseErrors.map((error) => `  false in ${title}: ${error}`),
  ]);
  process.stdout.write(`${[...lines, ...details].join('\n')}\n`);
}
