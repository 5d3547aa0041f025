import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openWorkspace } from '../support/feature-test.ts';

const SIDECAR = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: a
spec:
  host: a
  trafficPolicy:
    tls: {mode: SI<|>MPLE}
`;

/** The titles of all actions at the cursor, and the text after one of them. */
async function act(marked: string, title?: string): Promise<{ titles: string[]; text: string }> {
  const { service, cursor, textOf } = openWorkspace(marked);
  const [problem] = await service.problems(cursor.uri);
  const range = problem?.problem.document.rangeOf(problem.problem.span) ?? {
    start: cursor.position,
    end: cursor.position,
  };
  const actions = await service.codeActions(cursor.uri, range, ['quickfix']);
  const edits = actions.find((action) => action.title === title)?.edit?.changes?.[cursor.uri] ?? [];
  const document = TextDocument.create(cursor.uri, 'yaml', 0, textOf(cursor.uri));
  return { titles: actions.map((action) => action.title), text: TextDocument.applyEdits(document, edits) };
}

describe('quick fixes', () => {
  it('come before ways to ignore the problem', async () => {
    const { titles } = await act(
      'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: a}\nspec: {host: a, subsetz<|>: []}\n',
    );
    expect(titles[0]).toContain('subsets');
    expect(titles.at(-1)).toBe('Ignore schema/unknown-field in this file');
  });

  it.each([
    [
      'Ignore istio/destination-rule-unverified-server here',
      '    # meshwright-ignore istio/destination-rule-unverified-server\n    tls:',
    ],
    [
      'Ignore istio/destination-rule-unverified-server in this file',
      '# meshwright-ignore-file istio/destination-rule-unverified-server\napiVersion',
    ],
    [
      'Ignore it here, as istioctl does, by an annotation',
      '  name: a\n  annotations:\n    galley.istio.io/analyze-suppress: IST0128\n',
    ],
  ])('write "%s", and the problem is gone', async (title, expected) => {
    const { text } = await act(SIDECAR, title);
    expect(text).toContain(expected);
    const { service } = openWorkspace(text);
    expect(await service.problems('file:///test.yaml')).toEqual([]);
  });

  it('add to codes that are ignored already', async () => {
    const marked = SIDECAR.replace(
      '  name: a\n',
      '  name: a\n  annotations:\n    galley.istio.io/analyze-suppress: "IST0001"\n',
    );
    const { text } = await act(marked, 'Ignore it here, as istioctl does, by an annotation');
    expect(text).toContain('analyze-suppress: "IST0001,IST0128"');
  });
});

describe('fix all', () => {
  it('repairs what is safe, in one edit', async () => {
    const { service, textOf } = openWorkspace(`apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a}
spec:
  host: a
  trafficPolcy: {}
---
apiVersion: split.slinkerd.io/v1alpha2
kind: TrafficSplit
metadata: {name: a}
spec: {service: a, backends: [{service: b, weight: 1}]}
`);
    const uri = 'file:///test.yaml';
    const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [action] = await service.codeActions(uri, everything, ['source.fixAll']);
    const edits = action?.edit?.changes?.[uri] ?? [];
    const text = TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 0, textOf(uri)), edits);
    expect(text).toContain('  trafficPolicy: {}');
    expect(text).toContain('split.smi-spec.io/v1alpha2');
    expect(text).toContain('metadata: {name: a}');
  });
});
