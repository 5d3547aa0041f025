import { describe, expect, it } from 'vitest';
import { lintTexts } from '../support/lint-texts.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata: {name: a, namespace: b}
spec: {ports: [{name: foo, port: 9999}], selector: {app: a}}
`;
const areas = async (files: Record<string, string>, settings = {}) =>
  new Set((await lintTexts(files, settings)).map(({ code }) => code.split('/')[0]));

describe('rules of a mesh on kinds of Kubernetes', () => {
  it('stay silent where no file shows the mesh', async () => {
    expect(await areas({ 'a.yaml': SERVICE })).not.toContain('istio');
    const linkerd =
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: b, annotations: {linkerd.io/inject: enabled}}\n';
    expect(await areas({ 'a.yaml': SERVICE, 'b.yaml': linkerd }, { workspace: 'closed' })).not.toContain(
      'istio',
    );
  });

  it.each([
    [
      'a resource',
      'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: b, namespace: b}\nspec: {}\n',
    ],
    ['a label', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: b, labels: {istio-injection: enabled}}\n'],
  ])('speak where %s shows it', async (_, text) => {
    expect(await areas({ 'a.yaml': SERVICE, 'b.yaml': text })).toContain('istio');
  });

  it('speak where the user names it, or where the files are all there is and show none', async () => {
    expect(await areas({ 'a.yaml': SERVICE }, { meshes: ['istio'] })).toContain('istio');
    expect(await areas({ 'a.yaml': SERVICE }, { workspace: 'closed' })).toContain('istio');
    expect(await areas({ 'a.yaml': SERVICE }, { workspace: 'closed', meshes: ['linkerd'] })).not.toContain(
      'istio',
    );
  });
});
