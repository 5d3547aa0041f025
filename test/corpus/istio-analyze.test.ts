import { describe, expect, it } from 'vitest';
import { FindingTally, hasCorpus, lintWorkspace, readCorpusFile } from '../support/istio-corpus.ts';

const FOLDER = 'istio-analyze';
const DEFAULTS = `${FOLDER}/defaults.yaml`;

interface ExpectedFinding {
  readonly code: string;
  /** `Kind namespace/name` or `Kind name`. */
  readonly resource: string;
  readonly offlineDecidable?: boolean;
}

interface AnalyzeCase {
  readonly id: string;
  readonly inputFiles: readonly string[];
  readonly expected: readonly ExpectedFinding[];
  readonly alsoReportedByOtherAnalyzers?: readonly ExpectedFinding[];
}

/** Upstream leaves the namespace `default` out in some cases and writes it in others. */
function toText({ code, resource }: ExpectedFinding): string {
  return `${code} ${resource.replace(/ default\//, ' ')}`;
}

async function findingsOf({ inputFiles }: AnalyzeCase): Promise<Set<string>> {
  const texts = new Map(
    [DEFAULTS, ...inputFiles.map((file) => `${FOLDER}/${file}`)].map((file) => [file, readCorpusFile(file)]),
  );
  const problems = await lintWorkspace(texts, 'closed');
  const findings = new Set<string>();
  for (const [file, shown] of problems) {
    if (file === DEFAULTS) continue;
    for (const { problem } of shown) {
      const { kind, namespace, name } = problem.resource ?? { kind: '', namespace: '', name: '' };
      const resource = `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
      for (const code of problem.upstream.filter((id) => id.startsWith('IST')))
        findings.add(toText({ code, resource }));
    }
  }
  return findings;
}

describe.skipIf(!hasCorpus())('what istioctl analyze reports', () => {
  it('is found in a closed workspace, and nothing else of its ids', { timeout: 120_000 }, async () => {
    const { cases } = JSON.parse(readCorpusFile(`${FOLDER}/expected.json`)) as {
      cases: readonly AnalyzeCase[];
    };
    const tally = new FindingTally();
    for (const example of cases) {
      const decidable = example.expected.filter((finding) => finding.offlineDecidable !== false);
      const allowed = [...example.expected, ...(example.alsoReportedByOtherAnalyzers ?? [])];
      tally.add(example.id, {
        expected: new Set(decidable.map(toText)),
        found: await findingsOf(example),
        allowed: new Set(allowed.map(toText)),
      });
    }
    tally.print('istioctl analyze, findings that files decide');
    expect(tally.share()).toBeGreaterThanOrEqual(0.95);
    expect(tally.unexpected()).toBe(0);
  });
});
