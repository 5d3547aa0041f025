import type { ScalarNode, YamlNode } from '../../yaml/nodes.ts';
import { child, scalars } from '../../yaml/select.ts';

/** The strings at a query; values of another type are the schema's to report, masked ones nobody's. */
export function texts(root: YamlNode | undefined, query: string): ScalarNode[] {
  return scalars(root, query).filter((node) => typeof node.value === 'string');
}

/** The numbers at a query. */
export function numbers(root: YamlNode | undefined, query: string): (ScalarNode & { value: number })[] {
  return scalars(root, query).filter(
    (node): node is ScalarNode & { value: number } => typeof node.value === 'number',
  );
}

/** The text of a field that is set to something: upstream's protobuf cannot tell '' from absent. */
export function setText(map: YamlNode | undefined, key: string): string | undefined {
  const node = child(map, key);
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return node.text === '' ? undefined : node.text;
}

/** Whether a list is absent, null or holds nothing; false for what is no list. */
export function isEmptyList(node: YamlNode | undefined): boolean {
  if (node === undefined) return true;
  return node.kind === 'seq' ? node.items.length === 0 : node.kind === 'scalar' && node.value === null;
}

/** Whether a map has the field with a value other than null. */
export function isSet(map: YamlNode | undefined, key: string): boolean {
  const node = child(map, key);
  return node !== undefined && !(node.kind === 'scalar' && node.value === null);
}

/**
 * Whether a map has one of the keys, whatever its value. Fields of a spec that stand beside it are misplaced, which
 * the schema says once; that they are missing in the spec is not said again.
 */
export function hasAnyKey(map: YamlNode, keys: readonly string[]): boolean {
  return map.kind === 'map' && map.pairs.some((pair) => keys.includes(pair.name));
}
