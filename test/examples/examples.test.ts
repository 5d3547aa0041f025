import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintTexts } from '../support/lint-texts.ts';

const folder = path.resolve(import.meta.dirname, '../../examples');

/** What each file of mistakes is about: the code, and the text that is underlined. */
const MISTAKES: Readonly<Record<string, readonly [code: string, text: string]>> = {
  'traffic-split.yaml': ['api/unknown-group', 'split.slinkerd.io'],
  'misspelled-field.yaml': ['schema/unknown-field', 'retires'],
  'quoted-port.yaml': ['schema/wrong-type', '"8080"'],
  'misspelled-value.yaml': ['schema/not-allowed-value', 'STRCIT'],
  'cilium-ports.yaml': ['schema/unknown-field', 'port'],
  'flattened.yaml': ['schema/flattened', 'metadata'],
  'unknown-subset.yaml': ['istio/virtual-service-unknown-subset', 'v3'],
  'missing-grant.yaml': ['gateway-api/reference-not-permitted', 'payments'],
  'split-rule.yaml': ['istio/authorization-policy-split-rule', 'to'],
};

function readExamples(...names: string[]): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of names) {
    for (const file of readdirSync(path.join(folder, name))) {
      files[`${name}/${file}`] = readFileSync(path.join(folder, name, file), 'utf8');
    }
  }
  return files;
}

const right = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'mistakes')
  .map((entry) => entry.name);

describe('the examples', () => {
  it.each(right)('%s is complete and right', async (name) => {
    expect(await lintTexts(readExamples(name), { workspace: 'closed' })).toEqual([]);
  });

  it('stay right when they are opened as one folder', async () => {
    expect(await lintTexts(readExamples(...right), { workspace: 'closed' })).toEqual([]);
    const all = await lintTexts(readExamples(...right, 'mistakes'));
    expect(all.filter((problem) => !problem.file.startsWith('mistakes/'))).toEqual([]);
  });

  it('answer to what the tour breaks', async () => {
    const broken = async (file: string, from: string, to: string): Promise<string[]> => {
      const files = readExamples(path.dirname(file));
      expect(files[file]).toContain(from);
      const found = await lintTexts({ ...files, [file]: (files[file] ?? '').replace(from, to) });
      return found.map((problem) => `${problem.code} at ${problem.text}`);
    };
    const subset = 'istio/virtual-service-unknown-subset at v2';
    expect(await broken('istio/traffic.yaml', '- name: v2', '- name: v3')).toEqual([subset, subset]);
    expect(await broken('istio/ingress.yaml', '- shop.example.com\n  gateways:', '- shop.example.org\n  gateways:')).toEqual(['istio/virtual-service-host-not-in-gateway at istio-ingress/shop']);
    expect(await broken('cilium/policy.yaml', '"8080"', '8080')).toEqual(['schema/wrong-type at 8080']);
    expect(await broken('linkerd/egress.yaml', 'Deny', 'deny')).toEqual(['schema/not-allowed-value at deny']);
  });
});

describe('the mistakes', () => {
  it.each(Object.entries(MISTAKES))('%s holds one', async (file, [code, text]) => {
    const found = await lintTexts({ [file]: readExamples('mistakes')[`mistakes/${file}`] ?? '' });
    expect(found).toMatchObject([{ code, text }]);
  });

  it('goes on to say that TrafficSplit is archived once its group is spelled right', async () => {
    const text = readExamples('mistakes')['mistakes/traffic-split.yaml'] ?? '';
    const found = await lintTexts({ 'fixed.yaml': text.replace('split.slinkerd.io', 'split.smi-spec.io') });
    expect(found.map((problem) => problem.code)).toEqual(['linkerd/traffic-split-archived']);
  });

  it('say at their top what to look for', () => {
    for (const [file, text] of Object.entries(readExamples('mistakes'))) {
      expect(text, file).toMatch(/^(?:# .+\n)*# Look for /);
    }
  });
});
