import type { Mesh } from '../../../schemas/catalogue.ts';
import type { Resource } from '../resources/resource.ts';
import type { Settings } from '../resources/settings.ts';
import type { SchemaStore } from '../schema/store.ts';

/** What was made of a file, for people who wonder whether it is checked at all, and by what. */
export interface Recognition {
  /** The projects whose kinds the file has, each once, in the order of the file. */
  readonly meshes: readonly RecognisedMesh[];
  /** How many resources there are. */
  readonly resources: number;
  /** How many of them have a schema that they are checked by. */
  readonly checked: number;
  /** The kinds of the resources, each once, in the order of the file. */
  readonly kinds: readonly RecognisedKind[];
  /** True for a template: only what others cannot complete is judged there. */
  readonly isTemplate?: boolean;
}

export interface RecognisedMesh {
  readonly name: string;
  /** The release that the file is checked for, such as `1.31`; undefined for projects without. */
  readonly version?: string;
}

export interface RecognisedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly count: number;
  /** Whose schema the resources are checked by; undefined if by none. */
  readonly schema?: 'built-in' | 'user';
}

/** What is said of a file of which nothing is known. */
export const NOTHING_RECOGNISED: Recognition = { meshes: [], resources: 0, checked: 0, kinds: [] };

const NAMES: Readonly<Record<Mesh, string | undefined>> = {
  istio: 'Istio',
  linkerd: 'Linkerd',
  cilium: 'Cilium',
  'gateway-api': 'Gateway API',
  smi: 'SMI',
  consul: 'Consul',
  'app-mesh': 'App Mesh',
  // Its kinds are those that every mesh refers to.
  kubernetes: undefined,
};

/** Says what some resources are; their schemas have to be prepared. */
export function recognise(
  resources: readonly Resource[],
  store: SchemaStore,
  settings: Settings,
): Recognition {
  const meshes = new Set(
    resources.flatMap(({ group, version, kind }) => store.findRow(group, version, kind)?.mesh ?? []),
  );
  return {
    meshes: [...meshes].flatMap((mesh): RecognisedMesh[] => {
      const [name, version] = [NAMES[mesh], versionOf(mesh, settings)];
      return name === undefined ? [] : [{ name, ...(version === undefined ? {} : { version }) }];
    }),
    resources: resources.length,
    checked: resources.filter((resource) => store.findSchema(resource) !== undefined).length,
    kinds: countKinds(resources, store),
  };
}

function countKinds(resources: readonly Resource[], store: SchemaStore): RecognisedKind[] {
  const kinds = new Map<string, RecognisedKind>();
  for (const resource of resources) {
    const { apiVersion, kind } = resource;
    const name = `${apiVersion} ${kind}`;
    const count = (kinds.get(name)?.count ?? 0) + 1;
    const schema = store.findSchema(resource)?.origin;
    kinds.set(name, { apiVersion, kind, count, ...(schema === undefined ? {} : { schema }) });
  }
  return [...kinds.values()];
}

function versionOf(mesh: Mesh, { istio, linkerd, cilium, gatewayApi }: Settings): string | undefined {
  if (mesh === 'istio') return istio.version;
  if (mesh === 'linkerd') return linkerd.version;
  if (mesh === 'cilium') return cilium.version;
  return mesh === 'gateway-api' ? `${gatewayApi.version} ${gatewayApi.channel}` : undefined;
}
