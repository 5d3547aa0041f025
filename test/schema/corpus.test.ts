import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/resources/settings.ts';
import { checkText } from '../support/schema-test.ts';

const repoRoot = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(repoRoot, '../shared/corpus');

/** One document with what the API server answers: undefined where it does not know the kind at all. */
interface CorpusCase {
  readonly file: string;
  readonly isRejected: boolean | undefined;
  /** True if something behind the API server refuses what its schemas accept: our errors may be right. */
  readonly isInvalid: boolean;
}

/** What `expected.json` says of a Gateway API document for one channel, or of a Cilium document for one version. */
interface ServerVerdict {
  readonly known: boolean;
  readonly accepted?: boolean;
  readonly crdErrors?: readonly string[];
  readonly unknownFields: readonly string[];
}

interface CaseOfFile {
  readonly file: string;
  readonly valid: boolean;
  readonly standard?: ServerVerdict;
  readonly experimental?: ServerVerdict;
  readonly v1_20?: ServerVerdict;
  readonly crdErrors?: readonly string[];
  readonly unknownFields?: readonly string[];
  readonly crdError?: string;
  readonly crdValid?: boolean;
}

interface Folder {
  readonly name: string;
  readonly folder: string;
  readonly settings?: Partial<Settings>;
  /** What the API server answers; undefined if it has nothing to answer. */
  readonly isRejected: (entry: CaseOfFile) => boolean | undefined;
}

function isRefused(verdict: ServerVerdict | undefined): boolean | undefined {
  if (verdict?.known !== true) return undefined;
  // Of Cilium's verdicts only those of the CRDs count here; what its agent refuses is for the rules.
  const isRejected =
    verdict.crdErrors === undefined ? verdict.accepted === false : verdict.crdErrors.length > 0;
  return isRejected || verdict.unknownFields.length > 0;
}

const FOLDERS: readonly Folder[] = [
  { name: 'gateway, standard channel', folder: 'gateway', isRejected: ({ standard }) => isRefused(standard) },
  {
    name: 'gateway, experimental channel',
    folder: 'gateway',
    settings: { gatewayApi: { ...DEFAULT_SETTINGS.gatewayApi, channel: 'experimental' } },
    isRejected: ({ experimental }) => isRefused(experimental),
  },
  { name: 'cilium 1.20', folder: 'cilium', isRejected: ({ v1_20 }) => isRefused(v1_20) },
  {
    name: 'linkerd',
    folder: 'linkerd',
    isRejected: ({ crdErrors, unknownFields = [] }) =>
      crdErrors === undefined ? undefined : crdErrors.length > 0 || unknownFields.length > 0,
  },
  {
    name: 'istio-validation',
    folder: 'istio-validation',
    isRejected: ({ crdError }) => crdError !== undefined,
  },
  {
    name: 'istio-validation-unit',
    folder: 'istio-validation-unit',
    isRejected: ({ crdValid }) => crdValid === false,
  },
];

function readCases({ folder, isRejected }: Folder): CorpusCase[] {
  const file = path.join(corpus, folder, 'expected.json');
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: CaseOfFile[] };
  return cases.map((entry) => ({ file: entry.file, isRejected: isRejected(entry), isInvalid: !entry.valid }));
}

describe.skipIf(!existsSync(corpus))('the corpus in ../shared (skipped where it is absent)', () => {
  for (const folder of FOLDERS) {
    it(folder.name, { timeout: 120_000 }, async () => {
      const falseAlarms: string[] = [];
      const missed: string[] = [];
      let refused = 0;
      let accepted = 0;
      for (const { file, isRejected, isInvalid } of readCases(folder)) {
        if (isRejected === undefined) continue;
        const text = readFileSync(path.join(corpus, folder.folder, file), 'utf8');
        const problems = await checkText(text, { settings: folder.settings ?? {} });
        if (isRejected) {
          refused++;
          if (problems.length === 0) missed.push(file);
        } else {
          accepted++;
          const errors = problems.filter(({ severity }) => severity === 'error');
          if (errors.length > 0 && !isInvalid) falseAlarms.push(`${file}: ${errors[0]?.message}`);
        }
      }
      console.log(
        `${folder.name}: ${refused - missed.length} of ${refused} refused ones found, ` +
          `${falseAlarms.length} false errors in ${accepted} accepted ones`,
        { missed },
      );
      expect(falseAlarms).toEqual([]);
      expect((refused - missed.length) / refused).toBeGreaterThanOrEqual(0.98);
    });
  }
});
