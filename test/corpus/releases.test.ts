import { describe, expect, it } from 'vitest';
import type { Problem } from '../../server/src/resources/problem.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/resources/settings.ts';
import { judgeRelease, printReleases } from '../support/release-run.ts';
import {
  hasVerdictCorpus,
  isSerious,
  judgeFiles,
  readVerdictCases,
  readVerdictFile,
} from '../support/verdict-corpus.ts';

const VERDICTS = [
  ['Cilium 1.17', 'cilium', 'v1_17', { cilium: { version: '1.17' } }],
  ['Cilium 1.20', 'cilium', 'v1_20', { cilium: { version: '1.20' } }],
  ['Gateway API, standard', 'gateway', 'standard', gatewayApi('1.6', 'standard')],
  ['Gateway API, experimental', 'gateway', 'experimental', gatewayApi('1.6', 'experimental')],
] as const;

/**
 * The definitions of 1.17 that the corpus was judged by are older than the release: its field cidrGroupSelector is
 * in 1.17.0, for which Cilium's own connectivity test uses it.
 */
const BEFORE_RELEASE = ['connectivity/client-egress-to-cidrgroup-external-deny-label-v2alpha1-1.yaml'];

/** Releases of which the corpus has no verdicts. */
const OTHER_RELEASES: readonly (readonly [string, string, Partial<Settings>])[] = [
  ...['1.18', '1.19'].map((version) => [`Cilium ${version}`, 'cilium', { cilium: { version } }] as const),
  ...['2.12', '2.16'].map((version) => [`Linkerd ${version}`, 'linkerd', { linkerd: { version } }] as const),
  ...['1.22', '1.30'].map(
    (version) =>
      [`Istio ${version}`, 'istio-validation', { istio: { ...DEFAULT_SETTINGS.istio, version } }] as const,
  ),
  ...['1.0', '1.4'].flatMap((version) =>
    (['standard', 'experimental'] as const).map(
      (channel) => [`Gateway API ${version}, ${channel}`, 'gateway', gatewayApi(version, channel)] as const,
    ),
  ),
];

function gatewayApi(version: string, channel: 'standard' | 'experimental'): Partial<Settings> {
  return { gatewayApi: { version, channel } };
}

/** The errors and warnings of each document of a folder. */
async function seriousOf(folder: string, settings: Partial<Settings>): Promise<Map<string, Problem[]>> {
  const found = new Map<string, Problem[]>();
  for (const { file } of readVerdictCases<{ readonly file: string }>(folder)) {
    const problems = await judgeFiles({ 'case.yaml': readVerdictFile(folder, file) }, settings);
    found.set(
      file,
      problems.filter(isSerious).map(({ problem }) => problem),
    );
  }
  return found;
}

/** The problems that are among the first and not among the second, whatever their words. */
function without(problems: readonly Problem[], others: readonly Problem[]): Problem[] {
  const known = new Set(others.map(({ code, span }) => `${code} ${span.start}`));
  return problems.filter(({ code, span }) => !known.has(`${code} ${span.start}`));
}

/** Whether the reason stands in words: a release, or the channel; of kinds that are gone all of it is new. */
function isNamed({ message }: Problem, usual: readonly Problem[]): boolean {
  return /\d\.\d|channel/.test(message) || usual.some(({ code }) => code === 'api/removed-version');
}

describe.skipIf(!hasVerdictCorpus())('verdicts by release and channel', { timeout: 240_000 }, () => {
  it('are those of upstream', async () => {
    const rows = await Promise.all(
      VERDICTS.map(([title, folder, key, settings]) => judgeRelease(title, folder, key, settings)),
    );
    printReleases(rows);
    expect(rows.flatMap(({ falseErrors }) => falseErrors)).toEqual([]);
    expect(rows.flatMap(({ missed }) => missed)).toEqual(BEFORE_RELEASE);
  });

  it('name the release or channel wherever they differ from those of the newest one', async () => {
    const newest = new Map<string, Map<string, Problem[]>>();
    const unnamed: string[] = [];
    for (const [title, folder, settings] of OTHER_RELEASES) {
      const usualOf = newest.get(folder) ?? (await seriousOf(folder, {}));
      newest.set(folder, usualOf);
      const tally = { more: 0, less: 0 };
      for (const [file, problems] of await seriousOf(folder, settings)) {
        const usual = usualOf.get(file) ?? [];
        const more = without(problems, usual);
        tally.more += more.length;
        tally.less += without(usual, problems).length;
        const silent = more.filter((problem) => !isNamed(problem, usual));
        unnamed.push(...silent.map(({ message }) => `${title}: ${file} ${message}`));
      }
      const counts = `${tally.more} problems more, ${tally.less} less than in the newest release`;
      process.stdout.write(`${title.padEnd(32)} ${counts}\n`);
    }
    expect(unnamed).toEqual([]);
  });
});
