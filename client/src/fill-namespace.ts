/** A `namespace:` key with a plain value, as resources have it below `metadata`. */
const namespaceLine = /^[ \t]+namespace:[ \t]*["']?([a-z0-9-]+)["']?[ \t]*$/gm;

/** A `namespace:` key of a snippet whose value is a placeholder with a default. */
const namespacePlaceholder = /namespace: \$\{(\d+):([a-z0-9-]+)\}/;

/**
 * Gives a snippet's body with the namespace that the resources around use as the default of its first namespace.
 *
 * Takes the text of the file and the offset, in UTF-16 code units, at which the snippet goes. A file without namespaces
 * leaves the body as it is.
 */
export function fillNamespace(body: string, text: string, offset: number): string {
  const namespace = findNamespace(text, offset);
  const [, number, name] = namespacePlaceholder.exec(body) ?? [];
  if (namespace === undefined || number === undefined || name === undefined) return body;
  return body.replaceAll(`\${${number}:${name}}`, `\${${number}:${namespace}}`);
}

/** Gives the namespace that is named last before an offset, else the first after it; undefined when there is none. */
function findNamespace(text: string, offset: number): string | undefined {
  const found = [...text.matchAll(namespaceLine)];
  return (found.findLast(({ index }) => index < offset) ?? found[0])?.[1];
}
