import type { Mesh } from '../../../schemas/catalogue.ts';
import type { Resource } from '../resources/resource.ts';
import type { SchemaStore } from '../schema/store.ts';

/** What was made of a file, for people who wonder whether it is checked at all. */
export interface Recognition {
  /** Names of the projects whose kinds the file has, each once, in the order of the file. */
  readonly meshes: readonly string[];
  /** How many resources there are. */
  readonly resources: number;
  /** How many of them have a schema that they are checked by. */
  readonly checked: number;
}

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
export function recognise(resources: readonly Resource[], store: SchemaStore): Recognition {
  const meshes = resources.flatMap(({ group, version, kind }) => {
    const row = store.findRow(group, version, kind);
    return (row && NAMES[row.mesh]) ?? [];
  });
  const checked = resources.filter((resource) => store.findSchema(resource) !== undefined).length;
  return { meshes: [...new Set(meshes)], resources: resources.length, checked };
}
