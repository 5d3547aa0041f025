import type { Resource } from '../resources/resource.ts';
import { parseYaml } from '../yaml/parse.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { child, nodeAt, scalar, scalars, select } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';

const CONFIG_MAP = 'ConfigMap';
const OPERATOR = 'IstioOperator.install.istio.io';

/** ConfigMaps that istiod reads its mesh config from (`istio`, `istio-<revision>`), and IstioOperators. */
const MESH_CONFIGS = defineLookup({
  name: 'istio-mesh-configs',
  kinds: [CONFIG_MAP, OPERATOR],
  keysOf: (resource) => (meshConfigNode(resource) === undefined ? [] : ['mesh']),
});

/** Parsed `data.mesh` texts; a resource never changes, so neither does what it says. */
const parsed = new WeakMap<Resource, YamlNode>();

/**
 * The mesh config that the workspace holds.
 * @returns undefined if there is none; the last one read if there are several
 */
export function findMeshConfig(index: IndexView): YamlNode | undefined {
  const resource = index.by(MESH_CONFIGS, 'mesh').at(-1);
  return resource && meshConfigNode(resource);
}

function meshConfigNode(resource: Resource): YamlNode | undefined {
  if (resource.key === OPERATOR) return nodeAt(resource.root, ['spec', 'meshConfig']);
  const known = parsed.get(resource);
  if (known !== undefined) return known;
  if (!/^istio(?:-|$)/.test(resource.name)) return undefined;
  const text = scalar(child(resource.root, 'data'), 'mesh')?.text;
  const root = text === undefined ? undefined : parseYaml(text).root;
  if (root !== undefined) parsed.set(resource, root);
  return root;
}

/** The namespace whose policies hold for the whole mesh: the mesh config's word, else the setting's. */
export function rootNamespaceOf(index: IndexView, fallback: string): string {
  return scalar(findMeshConfig(index), 'rootNamespace')?.text ?? fallback;
}

/** Whether clients with a sidecar use mutual TLS by themselves: `enableAutoMtls`, true unless switched off. */
export function isAutoMutualTls(index: IndexView): boolean {
  return scalar(findMeshConfig(index), 'enableAutoMtls')?.value !== false;
}

/**
 * The trust domains that principals may start with: the mesh's own, first, and its aliases.
 * @returns `cluster.local`, Istio's default, where the mesh config says nothing
 */
export function trustDomainsOf(index: IndexView): string[] {
  const config = findMeshConfig(index);
  const own = scalar(config, 'trustDomain')?.text ?? 'cluster.local';
  return [own, ...scalars(config, 'trustDomainAliases[*]').map(({ text }) => text)];
}

/** A provider of telemetry or authorization that the mesh config declares. */
export interface ExtensionProvider {
  readonly name: string;
  /** The key that says what it is: `zipkin`, `envoyExtAuthzHttp`, … Empty if none is written. */
  readonly type: string;
}

/** Providers that Istio's default mesh config declares. */
const DEFAULT_PROVIDERS: readonly ExtensionProvider[] = [
  { name: 'prometheus', type: 'prometheus' },
  { name: 'stackdriver', type: 'stackdriver' },
  { name: 'envoy', type: 'envoyFileAccessLog' },
];

/**
 * The providers that policies may name, of all mesh configs that the workspace holds.
 * @returns undefined if no mesh config here declares any: they are declared elsewhere
 */
export function extensionProvidersOf(index: IndexView): ExtensionProvider[] | undefined {
  const declared = index
    .by(MESH_CONFIGS, 'mesh')
    .flatMap((resource) => select(meshConfigNode(resource), 'extensionProviders[*]'))
    .flatMap((provider) => {
      const name = scalar(provider, 'name')?.text;
      if (name === undefined || provider.kind !== 'map') return [];
      return [{ name, type: provider.pairs.find((pair) => pair.name !== 'name')?.name ?? '' }];
    });
  return declared.length === 0 ? undefined : [...declared, ...DEFAULT_PROVIDERS];
}
