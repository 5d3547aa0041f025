import { expect, it } from 'vitest';
import { openWorkspace } from '../support/feature-test.ts';

it('says whose kinds a file has, and how many resources are checked', async () => {
  const { service } = openWorkspace(`apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: a}
---
apiVersion: example.com/v1
kind: Other
metadata: {name: a}
---
just: text
`);
  expect(await service.recognition('file:///test.yaml')).toEqual({
    meshes: ['Istio', 'Gateway API'],
    resources: 4,
    checked: 3,
  });
  expect(await service.recognition('file:///absent.yaml')).toMatchObject({ resources: 0 });
});
