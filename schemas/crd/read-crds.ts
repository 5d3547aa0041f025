import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { OpenApiNode } from './open-api.ts';

/** One version of one kind as a CRD declares it. */
export interface CrdVersion {
  readonly group: string;
  readonly kind: string;
  readonly version: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated: boolean;
  readonly scope: string;
  readonly plural: string;
  readonly shortNames: readonly string[];
  /** The release channel of the Gateway API, where the CRD names one. */
  readonly channel?: string;
  readonly schema: OpenApiNode;
}

interface CrdYaml {
  readonly kind?: string;
  readonly metadata?: { readonly annotations?: Readonly<Record<string, string>> };
  readonly spec?: {
    readonly group: string;
    readonly scope: string;
    readonly names: {
      readonly kind: string;
      readonly plural: string;
      readonly shortNames?: readonly string[];
    };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly storage: boolean;
      readonly deprecated?: boolean;
      readonly schema?: { readonly openAPIV3Schema: OpenApiNode };
    }[];
  };
}

/**
 * Reads all CustomResourceDefinitions of a folder and the folders in it.
 * @param folder a folder, or one file
 * @returns one entry per version that has a schema
 */
export function readCrds(folder: string): CrdVersion[] {
  return listFiles(folder).flatMap((file) =>
    parseAllDocuments(readFileSync(file, 'utf8')).flatMap((document) =>
      versionsOf((document.toJS() ?? {}) as CrdYaml),
    ),
  );
}

function listFiles(folder: string): string[] {
  if (statSync(folder).isFile()) return [folder];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => path.join(folder, name))
    .sort();
}

function versionsOf({ kind, metadata, spec }: CrdYaml): CrdVersion[] {
  if (kind !== 'CustomResourceDefinition' || spec === undefined) return [];
  const channel = metadata?.annotations?.['gateway.networking.k8s.io/channel'];
  return spec.versions.flatMap((version) => {
    if (version.schema === undefined) return [];
    return {
      group: spec.group,
      kind: spec.names.kind,
      version: version.name,
      served: version.served,
      storage: version.storage,
      deprecated: version.deprecated === true,
      scope: spec.scope,
      plural: spec.names.plural,
      shortNames: spec.names.shortNames ?? [],
      ...(channel !== undefined && { channel }),
      schema: version.schema.openAPIV3Schema,
    };
  });
}
