/** What the API groups of the meshes end in; the server knows their kinds, the client only whose a file is. */
const meshGroups = [
  'istio.io',
  'linkerd.io',
  'cilium.io',
  'gateway.networking.k8s.io',
  'gateway.networking.x-k8s.io',
  'smi-spec.io',
];

const apiVersion = /^apiVersion:[ \t]*["']?([\w.-]+)\/[\w.-]+["']?[ \t]*(?:#.*)?$/;

/**
 * Tells whether every YAML document of a text is a mesh resource, so that nobody else has a schema for any of it.
 * A text without documents holds none.
 */
export function holdsOnlyMeshResources(text: string): boolean {
  const documents = text.split(/^---(?:[ \t].*)?\r?$/m).filter((document) => /^[^\s#]/m.test(document));
  return documents.length > 0 && documents.every(isMeshResource);
}

function isMeshResource(document: string): boolean {
  const line = document.split(/\r?\n/).find((each) => each.startsWith('apiVersion:'));
  const group = line === undefined ? undefined : apiVersion.exec(line)?.[1];
  return group !== undefined && meshGroups.some((name) => group === name || group.endsWith(`.${name}`));
}
