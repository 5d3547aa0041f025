import { describe, expect, it } from 'vitest';
import { lintTexts } from '../support/lint-texts.ts';

const body = 'metadata: {name: a}\nspec: {egress: [{hosts: ["*/*"]}]}\n';

describe('the keys that tell what a document is', () => {
  it.each([
    ['apiversion: networking.istio.io/v1\nkind: Sidecar\n', 'apiversion', 'apiVersion'],
    ['apiVersions: networking.istio.io/v1\nkind: Sidecar\n', 'apiVersions', 'apiVersion'],
    ['api_version: networking.istio.io/v1\nkind: Sidecar\n', 'api_version', 'apiVersion'],
    ['apiVersion: networking.istio.io/v1\nKind: Sidecar\n', 'Kind', 'kind'],
  ])('%s', async (head, text, meant) => {
    expect(await lintTexts({ 'a.yaml': head + body })).toEqual([
      {
        file: 'a.yaml',
        severity: 'error',
        code: 'schema/unknown-field',
        message: `Unknown field "${text}". Write "${meant}".`,
        text,
      },
    ]);
  });

  it.each([
    ['of a group that is not ours', 'apiversion: example.com/v1\nkind: Sidecar\n'],
    ['of a kind that the group has not', 'apiversion: networking.istio.io/v1\nkind: Deployment\n'],
    ['of Kubernetes itself', 'apiversion: apps/v1\nkind: Deployment\n'],
    ['that a template fills in', 'apiversion: {{ .api }}\nkind: Sidecar\n'],
    ['that are not there', 'version: networking.istio.io/v1\ntype: Sidecar\n'],
    ['of which two are near', 'apiversion: networking.istio.io/v1\nApiVersion: a/v1\nkind: Sidecar\n'],
  ])('are left alone: %s', async (_name, head) => {
    expect(await lintTexts({ 'a.yaml': head + body })).toEqual([]);
  });
});
