import { describe, expect, it } from 'vitest';
import { lintTexts } from '../support/lint-texts.ts';

const PATCH = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
spec:
  trafficPolicy:
    conectionPool: {}
`;

const codes = async (files: Record<string, string>) =>
  (await lintTexts(files, { workspace: 'closed' })).map(({ code }) => code);

describe('Kustomize patches', () => {
  it('may be partial, and are checked in what they have', async () => {
    expect(await codes({ 'base/patch.yaml': PATCH })).toContain('schema/missing-field');
    for (const entry of [
      'patches: [{path: ../base/patch.yaml}]',
      'patchesStrategicMerge: [../base/patch.yaml]',
    ]) {
      const found = await codes({
        'base/patch.yaml': PATCH,
        'top/kustomization.yaml': `resources: [a]\n${entry}\n`,
      });
      expect(found).toEqual(['schema/unknown-field']);
    }
  });

  it('passes over paths that no file can have', async () => {
    expect(await codes({ 'kustomization.yaml': 'patches: [{path: "a\uD800.yaml"}]\n' })).toEqual([]);
  });

  it('leaves inline patches and addresses alone', async () => {
    const kustomization = 'patches:\n  - patch: |\n      a: 1\n  - path: https://example.com/x.yaml\n';
    expect(await codes({ 'kustomization.yaml': kustomization })).toEqual([]);
  });
});
