import type { CatalogueRow } from '../../../../schemas/catalogue.ts';
import type { Resource } from '../../resources/resource.ts';
import { toPrunedValue, type JsonValue } from '../../yaml/to-value.ts';
import { asObject, type JsonObject } from './json-object.ts';

export const DEFINITION = 'CustomResourceDefinition.apiextensions.k8s.io';

/** One version of a kind that a definition of the user describes. */
export interface DefinedVersion {
  readonly version: string;
  readonly served: boolean;
  readonly stored: boolean;
  readonly deprecated: string | undefined;
  /** The structural schema as it stands there; undefined if there is none to use. */
  readonly source: JsonObject | undefined;
}

/** A CustomResourceDefinition of the workspace. */
export interface Definition {
  readonly group: string;
  readonly kind: string;
  readonly scope: CatalogueRow['scope'];
  readonly versions: readonly DefinedVersion[];
}

const definitions = new WeakMap<Resource, Definition | undefined>();

/**
 * Reads what a CustomResourceDefinition says of its kind.
 * @returns undefined for other resources, and for definitions that lack a name or are filled in by a template
 */
export function readDefinition(resource: Resource): Definition | undefined {
  if (!definitions.has(resource)) definitions.set(resource, read(resource));
  return definitions.get(resource);
}

function read(resource: Resource): Definition | undefined {
  if (resource.key !== DEFINITION || resource.document.masks.length > 0) return undefined;
  const spec = asObject(asObject(toPrunedValue(resource.root))?.['spec']);
  const { group } = spec ?? {};
  const kind = asObject(spec?.['names'])?.['kind'];
  const versions = spec?.['versions'];
  if (typeof group !== 'string' || typeof kind !== 'string' || !Array.isArray(versions)) return undefined;
  return {
    group,
    kind,
    scope: spec?.['scope'] === 'Cluster' ? 'Cluster' : 'Namespaced',
    versions: versions.flatMap((version) => readVersion(version) ?? []),
  };
}

function readVersion(value: JsonValue): DefinedVersion | undefined {
  const version = asObject(value);
  const name = version?.['name'];
  if (version === undefined || typeof name !== 'string') return undefined;
  const warning = version['deprecationWarning'];
  const reason = typeof warning === 'string' ? warning : 'Its CustomResourceDefinition says so.';
  const source = asObject(asObject(version['schema'])?.['openAPIV3Schema']);
  return {
    version: name,
    served: version['served'] !== false,
    stored: version['storage'] === true,
    deprecated: version['deprecated'] === true ? reason : undefined,
    source: source?.['type'] === 'object' ? source : undefined,
  };
}
