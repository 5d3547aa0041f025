import type { YamlDocument } from '../yaml/document.ts';
import type { MapNode, ScalarNode, YamlNode } from '../yaml/nodes.ts';
import { resolveAlias } from '../yaml/nodes.ts';
import { child, scalar, select } from '../yaml/select.ts';
import { isClusterScoped, parseApiVersion, toKindKey, type KindKey } from './kinds.ts';

/** A Kubernetes object found in a document: anything with an `apiVersion` and a `kind`. */
export interface Resource {
  readonly document: YamlDocument;
  /** The object's own map: the document's root, or an item of a `List`. */
  readonly root: MapNode;
  readonly apiVersion: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly key: KindKey;
  /** `metadata.name`; empty when it is absent or filled in by a template. */
  readonly name: string;
  /** `metadata.namespace`, `default` when absent; '' for cluster-scoped kinds. */
  readonly namespace: string;
  /** The scalar of `apiVersion`. */
  readonly apiVersionNode: ScalarNode;
  /** The scalar of `kind`. */
  readonly kindNode: ScalarNode;
}

const MOST_LIST_ITEMS = 100_000;

/**
 * The objects of a document: its root, or the items of a `List`. Documents that are no Kubernetes objects,
 * and objects whose apiVersion or kind a template fills in, give none.
 */
export function findResources(document: YamlDocument): Resource[] {
  const resource = toResource(document, document.root);
  if (resource === undefined) return [];
  if (resource.group !== '' || !resource.kind.endsWith('List')) return [resource];
  const items = select(resource.root, 'items[*]').slice(0, MOST_LIST_ITEMS);
  return items.flatMap((item) => toResource(document, item) ?? []);
}

function toResource(document: YamlDocument, node: YamlNode | undefined): Resource | undefined {
  const root = resolveAlias(node);
  if (root?.kind !== 'map') return undefined;
  const apiVersionNode = scalar(root, 'apiVersion');
  const kindNode = scalar(root, 'kind');
  if (apiVersionNode === undefined || kindNode === undefined) return undefined;
  const { group, version } = parseApiVersion(apiVersionNode.text);
  const metadata = child(root, 'metadata');
  const key = toKindKey(group, kindNode.text);
  return {
    document,
    root,
    apiVersion: apiVersionNode.text,
    group,
    version,
    kind: kindNode.text,
    key,
    name: scalar(metadata, 'name')?.text ?? '',
    namespace: isClusterScoped(key) ? '' : (scalar(metadata, 'namespace')?.text ?? 'default'),
    apiVersionNode,
    kindNode,
  };
}

/** Where a problem with the resource as a whole is shown: its name, or else its kind. */
export function titleNode(resource: Resource): YamlNode {
  return scalar(resource.root, 'metadata.name') ?? resource.kindNode;
}

/** `VirtualService shop/cart`, for messages. */
export function describe(resource: Resource): string {
  const { kind, namespace, name } = resource;
  return namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
