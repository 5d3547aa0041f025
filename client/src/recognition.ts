/** What the server answers to `meshwright/recognition`. */
export interface Recognition {
  readonly meshes: readonly { readonly name: string; readonly version?: string }[];
  readonly resources: number;
  readonly checked: number;
  readonly kinds: readonly {
    readonly apiVersion: string;
    readonly kind: string;
    readonly count: number;
    readonly schema?: 'built-in' | 'user';
  }[];
  readonly isTemplate?: boolean;
}

/** Says in a line what was made of a file. */
export function summarize({ meshes, resources, checked, isTemplate }: Recognition): string {
  if (resources === 0) return 'no Kubernetes resources in this file';
  const names = meshes.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`));
  const whose = names.length === 0 ? 'no mesh' : names.join(', ');
  const noun = resources === 1 ? 'resource' : 'resources';
  const how = isTemplate === true ? ', as far as a template can be' : '';
  return `${whose}: ${checked} of ${resources} ${noun} checked by schema${how}`;
}

/** Says of each kind of a file how many resources it has, and what they are checked by. */
export function describeKinds({
  kinds,
}: Recognition): { readonly title: string; readonly schema: string; readonly group: string }[] {
  return kinds.map(({ apiVersion, kind, count, schema }) => ({
    title: count === 1 ? kind : `${kind} ×${count}`,
    group: apiVersion,
    schema:
      schema === undefined
        ? 'not checked'
        : schema === 'user'
          ? 'checked by a CustomResourceDefinition of yours'
          : 'checked by the schema that comes with Meshwright',
  }));
}
