/** The shape of what `kubectl get crd -o json` prints, as far as it is looked at. */
interface DefinitionList {
  readonly items?: readonly { readonly spec?: { readonly group?: string } }[];
}

/**
 * Keeps the definitions of the given groups of a `kubectl get crd -o json`.
 * @returns a `List` as JSON, and how many definitions are in it
 */
export function selectDefinitions(
  answer: string,
  groups: ReadonlySet<string>,
): { json: string; count: number } {
  const { items = [] } = JSON.parse(answer) as DefinitionList;
  const kept = items.filter((item) => groups.has(item.spec?.group ?? ''));
  const json = `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: kept }, undefined, 2)}\n`;
  return { json, count: kept.length };
}
