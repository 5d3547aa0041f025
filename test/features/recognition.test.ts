import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../server/src/resources/settings.ts';
import { definitionOf } from '../support/definition.ts';
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
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: b}
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
    meshes: [
      { name: 'Istio', version: DEFAULT_SETTINGS.istio.version },
      { name: 'Gateway API', version: `${DEFAULT_SETTINGS.gatewayApi.version} standard` },
    ],
    resources: 5,
    checked: 4,
    kinds: [
      { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', count: 2, schema: 'built-in' },
      { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', count: 1, schema: 'built-in' },
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', count: 1, schema: 'built-in' },
      { apiVersion: 'example.com/v1', kind: 'Other', count: 1 },
    ],
  });
  expect(await service.recognition('file:///absent.yaml')).toMatchObject({ resources: 0 });
});

it('says for which versions a file is checked, and that the schema is that of the user', async () => {
  const definition = `# file: crd.yaml
${definitionOf('PeerAuthentication.security.istio.io', '{type: object}')}# file: a.yaml
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: {name: default}
`;
  const settings = { istio: { version: '1.24', rootNamespace: 'istio-system' } };
  const { service } = openWorkspace(definition, settings);
  expect(await service.recognition('file:///a.yaml')).toMatchObject({
    meshes: [{ name: 'Istio', version: '1.24' }],
    kinds: [{ kind: 'PeerAuthentication', schema: 'user' }],
  });
});

it('says of a template that it is one', async () => {
  const { service } = openWorkspace('apiVersion: v1\nkind: Service\nmetadata: {name: {{ .Release.Name }}}\n');
  expect(await service.recognition('file:///test.yaml')).toMatchObject({ resources: 1, isTemplate: true });
});
