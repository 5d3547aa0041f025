import type { Resource } from '../resources/resource.ts';
import type { KindSchema } from '../schema/kind-schema.ts';
import { schemaAt, type SchemaView } from '../schema/lookup.ts';
import type { SchemaStore } from '../schema/store.ts';
import { nodeAtOffset, type NodeAtOffset } from '../yaml/at-offset.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { pathOf, type Path, type YamlNode } from '../yaml/nodes.ts';

/** What a feature may know of the place under the cursor; found once, by the language service. */
export interface PositionContext {
  readonly document: YamlDocument;
  /** UTF-16 offset in the document. */
  readonly offset: number;
  /** The resource that holds the cursor; undefined outside of Kubernetes objects. */
  readonly resource: Resource | undefined;
  /** What stands there; undefined in white space outside of the document's content. */
  readonly found: NodeAtOffset | undefined;
  /** From the resource's root to the field or item under the cursor. */
  readonly path: Path;
  readonly schema: KindSchema | undefined;
  /** The schema of the field or item under the cursor. */
  readonly view: SchemaView | undefined;
}

/**
 * What stands at a place of a document.
 * @param offset in UTF-16 code units from the start of the document
 */
export function createPositionContext(
  document: YamlDocument,
  offset: number,
  { resources, store }: { readonly resources: readonly Resource[]; readonly store: SchemaStore },
): PositionContext {
  const found = nodeAtOffset(document.root, offset);
  const resource =
    resources.find(({ root }) => root.start <= offset && offset <= root.end) ??
    (resources.length === 1 ? resources[0] : undefined);
  const path = found === undefined || resource === undefined ? [] : pathWithin(resource.root, found.node);
  const schema = resource === undefined ? undefined : store.findSchema(resource);
  const view = schema === undefined || found === undefined ? undefined : schemaAt(schema, path);
  return { document, offset, resource, found, path, schema, view };
}

/** The path of `node` from `root`, which is the document's root or an item of a `List`. */
function pathWithin(root: YamlNode, node: YamlNode): Path {
  return pathOf(node).slice(pathOf(root).length);
}
