import type { Resource } from '../resources/resource.ts';
import { child, scalar } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';

export const SECRET = 'Secret';
const CERTIFICATE = 'Certificate.cert-manager.io';
const EXTERNAL_SECRET = 'ExternalSecret.external-secrets.io';
const SEALED_SECRET = 'SealedSecret.bitnami.com';

/** Kinds that are Secrets, or from which a controller makes one. */
export const SECRET_KINDS = [SECRET, CERTIFICATE, EXTERNAL_SECRET, SEALED_SECRET];

/** `namespace/name` of each Secret that a document is, or asks a controller for; `namespace/` for all of them. */
const SECRETS = defineLookup({
  name: 'secrets',
  kinds: SECRET_KINDS,
  keysOf: (resource) => [`${resource.namespace}/${secretName(resource)}`, `${resource.namespace}/`],
});

/** The name of the Secret that a resource is or makes. */
function secretName(resource: Resource): string {
  const path = { [CERTIFICATE]: 'spec.secretName', [EXTERNAL_SECRET]: 'spec.target.name' }[resource.key];
  return (path === undefined ? undefined : scalar(resource.root, path)?.text) ?? resource.name;
}

/** The resources that are, or make, the Secret of that name. */
export function secretSources(index: IndexView, namespace: string, name: string): readonly Resource[] {
  return index.by(SECRETS, `${namespace}/${name}`);
}

/** The names of all Secrets that the workspace knows in a namespace. */
export function secretNames(index: IndexView, namespace: string): string[] {
  return index.by(SECRETS, `${namespace}/`).map(secretName);
}

/**
 * One entry of a Secret, decoded.
 * @returns undefined if the entry is absent, filled in by a template, or no base64 in `data`
 */
export function secretEntry(secret: Resource, key: string): string | undefined {
  const plain = child(child(secret.root, 'stringData'), key);
  if (plain?.kind === 'scalar') return plain.masked ? undefined : plain.text;
  const encoded = child(child(secret.root, 'data'), key);
  if (encoded?.kind !== 'scalar' || encoded.masked) return undefined;
  try {
    return atob(encoded.text.replaceAll(/\s/g, ''));
  } catch {
    return undefined;
  }
}

/** True if the Secret has an entry of that name, readable or not. */
export function hasSecretEntry(secret: Resource, key: string): boolean {
  return ['data', 'stringData'].some((map) => child(child(secret.root, map), key) !== undefined);
}
