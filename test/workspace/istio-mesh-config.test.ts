import { describe, expect, it } from 'vitest';
import {
  extensionProvidersOf,
  findMeshConfig,
  isAutoMutualTls,
  rootNamespaceOf,
  trustDomainsOf,
} from '../../server/src/workspace/istio-mesh-config.ts';
import { indexTexts } from '../support/index-texts.ts';
import { meshConfig, resource } from '../support/istio-workspace.ts';

describe('without a mesh config', () => {
  const index = indexTexts();

  it('falls back on what Istio starts with', () => {
    expect(findMeshConfig(index)).toBeUndefined();
    expect(rootNamespaceOf(index, 'istio-system')).toBe('istio-system');
    expect(isAutoMutualTls(index)).toBe(true);
    expect(trustDomainsOf(index)).toEqual(['cluster.local']);
    expect(extensionProvidersOf(index)).toBeUndefined();
  });
});

it('reads the ConfigMap of istiod', () => {
  const index = indexTexts(
    meshConfig('{rootNamespace: mesh, enableAutoMtls: false, trustDomain: a, trustDomainAliases: [b]}'),
  );
  expect(rootNamespaceOf(index, 'istio-system')).toBe('mesh');
  expect(isAutoMutualTls(index)).toBe(false);
  expect(trustDomainsOf(index)).toEqual(['a', 'b']);
});

it('reads an IstioOperator', () => {
  const body = 'meshConfig: {extensionProviders: [{name: jaeger, opentelemetry: {port: 4317}}]}';
  const index = indexTexts(
    resource('install.istio.io/v1alpha1', 'IstioOperator', 'istio-system', 'mesh', body),
  );
  expect(extensionProvidersOf(index)).toContainEqual({ name: 'jaeger', type: 'opentelemetry' });
});

it('takes no other ConfigMap for one, and survives a broken text', () => {
  expect(
    findMeshConfig(indexTexts(meshConfig('trustDomain: a').replace('name: istio', 'name: other'))),
  ).toBeUndefined();
  expect(trustDomainsOf(indexTexts(meshConfig('{trustDomain: [')))).toEqual(['cluster.local']);
  expect(
    findMeshConfig(indexTexts('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: istio}\ndata: text\n')),
  ).toBeUndefined();
});
