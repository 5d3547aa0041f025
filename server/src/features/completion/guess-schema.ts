import type { KindSchema } from '../../schema/kind-schema.ts';
import { childView, rootView, type SchemaView } from '../../schema/lookup.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, text } from '../../yaml/select.ts';
import type { CursorPath } from './cursor-path.ts';

/**
 * The schema of a resource that does not say yet which kind it is: tools that sort keys write `metadata` and `spec`
 * first.
 * @param root the document's content
 * @param known schemas of the kinds in use
 * @returns undefined if the kind is said, or if too little is there to tell
 */
export function guessSchema(
  cursor: CursorPath,
  root: YamlNode | undefined,
  known: Iterable<KindSchema>,
): KindSchema | undefined {
  const [part] = cursor.path;
  if (cursor.expects !== 'key') return undefined;
  if (part !== 'metadata' && part !== 'spec' && part !== 'specs') return undefined;
  if (text(root, 'apiVersion') !== undefined && text(root, 'kind') !== undefined) return undefined;
  // All kinds share their metadata; an empty `spec` may be that of any kind.
  const isTelling = part === 'metadata' || cursor.path.length > 1 || cursor.before.length > 0;
  if (!isTelling) return undefined;
  for (const schema of known) if (fits(schema, cursor, root)) return schema;
  return undefined;
}

/** Whether the schema knows every key of the maps around the cursor, and the place itself. */
function fits(
  { root: schemaRoot, row }: KindSchema,
  { path, start }: CursorPath,
  root: YamlNode | undefined,
): boolean {
  const kind = text(root, 'kind');
  if (kind !== undefined && kind !== row.kind) return false;
  let view: SchemaView | undefined = rootView(schemaRoot);
  let node = root;
  for (const step of path) {
    if (view === undefined || !knowsKeys(view, node, start)) return false;
    view = childView(view, step);
    node = child(node, step);
  }
  return view !== undefined && knowsKeys(view, node, start);
}

/** @param typed offset of what is being typed, which may be no key yet */
function knowsKeys({ node: { properties } }: SchemaView, node: YamlNode | undefined, typed: number): boolean {
  if (properties === undefined || node?.kind !== 'map') return true;
  return node.pairs.every(({ key, name }) => key.start === typed || Object.hasOwn(properties, name));
}
