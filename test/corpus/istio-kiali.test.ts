import { describe, expect, it } from 'vitest';
import { FindingTally, hasCorpus, lintWorkspace, readCorpusFile } from '../support/istio-corpus.ts';

const FOLDER = 'istio-kiali';

interface KialiCase {
  readonly id: string;
  readonly file: string;
  readonly scopeCodes: readonly string[];
  readonly expected: readonly { readonly code: string; readonly object: string }[];
  readonly offlineDecidable: boolean;
  readonly context?: { readonly autoMtls?: boolean };
}

/** What Kiali takes from its settings, written as the file that a workspace would hold it in. */
function meshConfig({ context }: KialiCase): ReadonlyMap<string, string> {
  if (context?.autoMtls !== false) return new Map();
  const metadata = 'metadata:\n  name: istio\n  namespace: istio-system\n';
  return new Map([
    [
      'mesh.yaml',
      `apiVersion: v1\nkind: ConfigMap\n${metadata}data:\n  mesh: |\n    enableAutoMtls: false\n`,
    ],
  ]);
}

/** Kiali speaks of workloads, whose documents in the corpus are Deployments. */
function toText(code: string, object: string): string {
  return `${code} ${object.replace(/^workload /, 'Deployment ')}`;
}

async function findingsOf(example: KialiCase): Promise<Set<string>> {
  const texts = new Map([
    ...meshConfig(example),
    [example.file, readCorpusFile(`${FOLDER}/${example.file}`)] as const,
  ]);
  const shown = (await lintWorkspace(texts, 'closed')).get(example.file) ?? [];
  return new Set(
    shown.flatMap(({ problem }) => {
      const { kind, namespace, name } = problem.resource ?? { kind: '', namespace: '', name: '' };
      const ids = problem.upstream.filter((id) => example.scopeCodes.includes(id));
      return ids.map((id) => toText(id, `${kind} ${namespace}/${name}`));
    }),
  );
}

describe.skipIf(!hasCorpus())('what Kiali reports', () => {
  it(
    'is found in a closed workspace, and hardly anything where Kiali is silent',
    { timeout: 120_000 },
    async () => {
      const { cases } = JSON.parse(readCorpusFile(`${FOLDER}/expected.json`)) as {
        cases: readonly KialiCase[];
      };
      const tally = new FindingTally();
      const quiet = { all: 0, disturbed: 0 };
      for (const example of cases.filter(({ offlineDecidable }) => offlineDecidable)) {
        const found = await findingsOf(example);
        const expected = new Set(example.expected.map(({ code, object }) => toText(code, object)));
        tally.add(example.id, { expected, found });
        if (expected.size > 0) continue;
        quiet.all++;
        if (found.size > 0) quiet.disturbed++;
      }
      tally.print('Kiali, findings that files decide');
      process.stdout.write(`quiet cases disturbed: ${quiet.disturbed} of ${quiet.all}\n`);
      expect(tally.share()).toBeGreaterThanOrEqual(0.9);
      expect(quiet.disturbed / quiet.all).toBeLessThanOrEqual(0.03);
    },
  );
});
