import { describe, expect, it } from 'vitest';
import { holdsOnlyMeshResources } from '../../client/src/mesh-documents.ts';

const route = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\n';
const policy = "# Comment.\nkind: Server\napiVersion: 'policy.linkerd.io/v1beta3' # Newest.\r\n";
const deployment = 'apiVersion: apps/v1\nkind: Deployment\n';

describe('holdsOnlyMeshResources', () => {
  it.each([
    ['one resource', route],
    ['several', `---\n${route}---\n${policy}--- # End\n`],
    ['a policy of Cilium', 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\n'],
  ])('takes %s', (_, text) => {
    expect(holdsOnlyMeshResources(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['comments alone', '# a\n---\n'],
    ['another group', deployment],
    ['another group beside ours', `${route}---\n${deployment}`],
    ['a core kind', 'apiVersion: v1\nkind: Service\n'],
    ['a group that only ends like ours', 'apiVersion: myistio.io/v1\nkind: A\n'],
    ['an apiVersion inside', `spec:\n  ${route}`],
    ['a template', 'apiVersion: {{ .Values.api }}\n'],
  ])('leaves %s', (_, text) => {
    expect(holdsOnlyMeshResources(text)).toBe(false);
  });
});
