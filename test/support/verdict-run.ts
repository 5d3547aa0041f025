import {
  isSerious,
  judgeFiles,
  readVerdictCases,
  readVerdictFile,
  Tally,
  type DocumentCase,
  type Verdict,
  type WorkspaceCase,
} from './verdict-corpus.ts';
import type { Settings } from '../../server/src/resources/settings.ts';

/** How a folder of the corpus was answered. */
interface Answers {
  /** Where something is wrong: whether it was found. */
  readonly found: Tally;
  /** Where nothing is wrong: whether nothing was said. */
  readonly silent: Tally;
}

/** How a folder of workspaces is judged. */
interface WorkspaceRun {
  readonly settings?: Partial<Settings>;
  /** The id of the corpus for a class of findings; undefined if any problem of the resource counts. */
  readonly idOf?: (findingClass: string) => string;
  /** False if hints and information count as findings too. */
  readonly onlySerious: boolean;
}

/**
 * Judges each document of a folder for itself, in an open workspace.
 * @param idsOfCodes ids of the corpus for codes whose problems name none
 */
export async function judgeDocuments(
  folder: string,
  idsOfCodes: Readonly<Record<string, readonly string[]>> = {},
): Promise<Answers> {
  const found = new Tally();
  const silent = new Tally();
  const wrong: string[] = [];
  for (const entry of readVerdictCases<DocumentCase>(folder)) {
    const text = readVerdictFile(folder, entry.file);
    const problems = (await judgeFiles({ 'case.yaml': text }, {})).filter(isSerious);
    const group = `${entry.file.split('/')[0] ?? ''} ${entry.class}`;
    if (entry.expectFinding) {
      found.add(group, problems.length > 0);
      if (problems.length === 0) wrong.push(`missed: ${entry.file} ${entry.rule ?? ''}`);
      continue;
    }
    const tolerated = new Set(entry.tolerated ?? []);
    const alarms = problems.filter(
      ({ severity, problem }) =>
        severity === 'error' ||
        ![...problem.upstream, ...(idsOfCodes[problem.code] ?? [])].some((id) => tolerated.has(id)),
    );
    silent.add(group, alarms.length === 0);
    wrong.push(...alarms.map((alarm) => describeAlarm(entry.file, alarm)));
  }
  print(folder, { found, silent }, wrong);
  return { found, silent };
}

/** Judges each workspace of a folder, closed: findings on their resource, and clean ones. */
export async function judgeWorkspaces(
  folder: string,
  { settings, idOf, onlySerious }: WorkspaceRun,
): Promise<Answers> {
  const found = new Tally();
  const silent = new Tally();
  const wrong: string[] = [];
  for (const entry of readVerdictCases<WorkspaceCase>(folder)) {
    if (entry.implementationSpecific === true) continue;
    const files = Object.fromEntries(entry.workspace.map((file) => [file, readVerdictFile(folder, file)]));
    const all = await judgeFiles(files, { workspace: 'closed', ...settings });
    const serious = all.filter(isSerious);
    if (entry.clean) {
      silent.add('clean', serious.length === 0);
      wrong.push(...serious.map((alarm) => describeAlarm(entry.id, alarm)));
    }
    for (const finding of entry.findings) {
      const id = idOf?.(finding.class);
      const isFound = (onlySerious ? serious : all).some(
        ({ problem: { resource, upstream } }) =>
          resource?.kind === finding.kind &&
          resource.name === finding.name &&
          resource.namespace === (finding.namespace ?? '') &&
          (id === undefined || upstream.includes(id)),
      );
      found.add(finding.class, isFound);
      if (!isFound) wrong.push(`missed: ${entry.id} ${finding.class} ${finding.kind}/${finding.name}`);
    }
  }
  print(folder, { found, silent }, wrong);
  return { found, silent };
}

function describeAlarm(place: string, { problem }: Verdict): string {
  return `false alarm: ${place} ${problem.code} ${problem.message}`;
}

function print(folder: string, { found, silent }: Answers, wrong: readonly string[]): void {
  found.print(`${folder}, found where something is wrong`);
  silent.print(`${folder}, silent where nothing is wrong`);
  process.stdout.write(`${wrong.join('\n')}\n`);
}
