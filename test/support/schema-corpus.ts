import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findResources, type Resource } from '../../server/src/resources/resource.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/resources/settings.ts';
import { YamlFile } from '../../server/src/yaml/document.ts';
import { checkText } from './schema-test.ts';

const repoRoot = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(repoRoot, '../shared/corpus');
const crds = path.resolve(repoRoot, '../shared/crds');

/** Whether the documents with upstream's answers are there; tests that need them are skipped otherwise. */
export const hasCorpus = existsSync(corpus) && existsSync(crds);

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

export interface CorpusFolder {
  readonly name: string;
  readonly folder: string;
  /** Folders of CRDs below `../shared/crds` that describe its kinds. */
  readonly definitions: readonly string[];
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

export const CORPUS_FOLDERS: readonly CorpusFolder[] = [
  {
    name: 'gateway, standard channel',
    folder: 'gateway',
    definitions: ['gateway-api/standard'],
    isRejected: ({ standard }) => isRefused(standard),
  },
  {
    name: 'gateway, experimental channel',
    folder: 'gateway',
    definitions: ['gateway-api/experimental'],
    settings: { gatewayApi: { ...DEFAULT_SETTINGS.gatewayApi, channel: 'experimental' } },
    isRejected: ({ experimental }) => isRefused(experimental),
  },
  {
    name: 'cilium 1.20',
    folder: 'cilium',
    definitions: ['cilium'],
    isRejected: ({ v1_20 }) => isRefused(v1_20),
  },
  {
    name: 'linkerd',
    folder: 'linkerd',
    definitions: ['linkerd', 'gateway-api/experimental'],
    isRejected: ({ crdErrors, unknownFields = [] }) =>
      crdErrors === undefined ? undefined : crdErrors.length > 0 || unknownFields.length > 0,
  },
  {
    name: 'istio-validation',
    folder: 'istio-validation',
    definitions: ['istio'],
    isRejected: ({ crdError }) => crdError !== undefined,
  },
  {
    name: 'istio-validation-unit',
    folder: 'istio-validation-unit',
    definitions: ['istio'],
    isRejected: ({ crdValid }) => crdValid === false,
  },
];

function readCases({ folder, isRejected }: CorpusFolder): CorpusCase[] {
  const file = path.join(corpus, folder, 'expected.json');
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: CaseOfFile[] };
  return cases.map((entry) => ({ file: entry.file, isRejected: isRejected(entry), isInvalid: !entry.valid }));
}

/** How our answers compare with those of the API server. */
export interface CorpusResult {
  readonly refused: number;
  /** Files that the API server refuses and of which we say nothing. */
  readonly missed: readonly string[];
  readonly accepted: number;
  /** Files that upstream accepts and in which we find an error. */
  readonly falseAlarms: readonly string[];
}

/** Checks every document of a folder, with built-in schemas or with `definitions` in their place. */
export async function judgeFolder(
  folder: CorpusFolder,
  definitions: readonly Resource[] = [],
): Promise<CorpusResult> {
  const missed: string[] = [];
  const falseAlarms: string[] = [];
  const cases = readCases(folder).filter(({ isRejected }) => isRejected !== undefined);
  for (const { file, isRejected, isInvalid } of cases) {
    const text = readFileSync(path.join(corpus, folder.folder, file), 'utf8');
    const problems = await checkText(text, { settings: folder.settings ?? {}, definitions });
    const error = problems.find(({ severity }) => severity === 'error');
    if (isRejected === true && problems.length === 0) missed.push(file);
    if (isRejected === false && error !== undefined && !isInvalid)
      falseAlarms.push(`${file}: ${error.message}`);
  }
  const refused = cases.filter(({ isRejected }) => isRejected === true).length;
  return { refused, missed, accepted: cases.length - refused, falseAlarms };
}

/** The CustomResourceDefinitions that a folder's documents are written for. */
export function readDefinitions({ definitions }: CorpusFolder): Resource[] {
  return definitions.flatMap((folder) =>
    readdirSync(path.join(crds, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ya?ml$/.test(file))
      .flatMap((file) => {
        const definition = new YamlFile(file);
        definition.update(readFileSync(path.join(crds, folder, file), 'utf8'));
        return definition.documents.flatMap(findResources);
      }),
  );
}
