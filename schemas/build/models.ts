import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stableJson } from './stable-json.ts';
import type { Tree } from './tree.ts';

/** A type of a model package: the module that declares it and its name there. */
export interface ModelType {
  readonly module: string;
  readonly type: string;
}

/** The packages whose type declarations are read, by mesh; their versions are pinned in package.json. */
export const MODEL_PACKAGES: Readonly<Record<string, string>> = {
  istio: '@kubernetes-models/istio',
  'gateway-api': '@kubernetes-models/gateway-api',
  cilium: '@kubernetes-models/cilium',
};

/** The model of `metadata`, which all kinds share. */
export const OBJECT_META: ModelType = {
  module: '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta',
  type: 'IObjectMeta',
};

/**
 * Names the model of a kind.
 * @throws when the mesh has no model package
 */
export function modelOf(mesh: string, group: string, version: string, kind: string): ModelType {
  const name = MODEL_PACKAGES[mesh];
  if (name === undefined) throw new Error(`no model package for ${mesh}`);
  return { module: `${name}/${group}/${version}/${kind}`, type: `I${kind}` };
}

/**
 * Writes JSON Schema for types of the model packages.
 * @param types what to generate; each must exist
 * @param folder a folder inside the project, so that the packages resolve; it is written to
 * @returns one schema per type, in order, with no references
 */
export async function generateModels(types: readonly ModelType[], folder: string): Promise<Tree[]> {
  mkdirSync(folder, { recursive: true });
  const entry = path.join(folder, 'kinds.ts');
  const tsconfig = path.join(folder, 'tsconfig.json');
  // One alias per kind: with `expose: none` each becomes one schema with everything in place.
  const lines = types.map(
    ({ module, type }, index) =>
      `import type { ${type} as T${index} } from ${JSON.stringify(module)};\nexport type K${index} = T${index};\n`,
  );
  writeFileSync(entry, lines.join(''));
  writeFileSync(
    tsconfig,
    stableJson({
      compilerOptions: {
        module: 'NodeNext',
        moduleResolution: 'NodeNext',
        strict: true,
        target: 'ES2022',
        types: [],
      },
      files: ['kinds.ts'],
    }),
  );
  const { createGenerator } = await import('ts-json-schema-generator');
  const generator = createGenerator({
    path: entry,
    tsconfig,
    skipTypeCheck: true,
    expose: 'none',
    topRef: false,
    jsDoc: 'extended',
  });
  return types.map((_, index) => generator.createSchema(`K${index}`) as Tree);
}
