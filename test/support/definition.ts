/**
 * The CustomResourceDefinition of a kind of ours as a user may have it.
 * @param key `Kind.group`; the version is v1
 * @param spec the schema of its `spec`, between braces and on one line
 */
export function definitionOf(key: string, spec: string): string {
  const [kind = '', ...rest] = key.split('.');
  const group = rest.join('.');
  const plural = `${kind.toLowerCase()}s`;
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${plural}.${group}}
spec:
  group: ${group}
  scope: Namespaced
  names: {kind: ${kind}, plural: ${plural}}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema: {type: object, properties: {spec: ${spec}}}
`;
}
