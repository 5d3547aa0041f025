import type { Resource } from '../../resources/resource.ts';
import type { KindSchema } from '../../schema/kind-schema.ts';
import { schemaAt, type SchemaView } from '../../schema/lookup.ts';
import type { SchemaStore } from '../../schema/store.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { nodeAt, text } from '../../yaml/select.ts';
import type { CursorPath } from './cursor-path.ts';
import { guessSchema } from './guess-schema.ts';

/** What is known of the place where something is typed. */
export interface CompletionSite {
  readonly document: YamlDocument;
  /** What is or may become a resource: the document's content, or an item of a `List`. */
  readonly root: YamlNode | undefined;
  /** The cursor as seen from there. */
  readonly cursor: CursorPath;
  /** Undefined as long as `apiVersion` and `kind` are not both there. */
  readonly resource: Resource | undefined;
  readonly schema: KindSchema | undefined;
  /** The schema of the map, list or value that the cursor is in. */
  readonly view: SchemaView | undefined;
}

/** @param resources those of the document */
export function findCompletionSite(
  cursor: CursorPath,
  document: YamlDocument,
  { resources, store }: { readonly resources: readonly Resource[]; readonly store: SchemaStore },
): CompletionSite {
  const place = isInList(cursor, document.root)
    ? {
        root: nodeAt(document.root, cursor.path.slice(0, 2)),
        cursor: { ...cursor, path: cursor.path.slice(2) },
      }
    : { root: document.root, cursor };
  const resource = resources.find(({ root }) => root === place.root);
  const schema =
    resource === undefined
      ? guessSchema(place.cursor, place.root, store.loadedSchemas())
      : store.findSchema(resource);
  return { document, ...place, resource, schema, view: schema && schemaAt(schema, place.cursor.path) };
}

function isInList({ path }: CursorPath, root: YamlNode | undefined): boolean {
  if (path[0] !== 'items' || typeof path[1] !== 'number') return false;
  return text(root, 'apiVersion') === 'v1' && text(root, 'kind')?.endsWith('List') === true;
}
