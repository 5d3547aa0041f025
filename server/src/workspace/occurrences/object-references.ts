import { isClusterScoped, toKindKey } from '../../resources/kinds.ts';
import type { Resource } from '../../resources/resource.ts';
import { scalar, select } from '../../yaml/select.ts';
import { reference, resourceSymbol, sectionSymbol, type Occurrence } from './occurrence.ts';

/** What a reference means where it leaves something out. */
interface ReferenceDefaults {
  readonly group: string;
  readonly kind: string;
}

/**
 * References of the form `{group, kind, name, namespace, sectionName}`, as the Gateway API writes them and
 * Linkerd and Istio after it.
 * @param query where the references stand
 */
export function* objectReferences(
  resource: Resource,
  query: string,
  defaults: ReferenceDefaults,
): Generator<Occurrence> {
  for (const map of select(resource.root, query)) {
    const node = scalar(map, 'name');
    if (node === undefined) continue;
    const written = scalar(map, 'group')?.text ?? defaults.group;
    // Linkerd and Cilium accept `core` for the core group.
    const group = written === 'core' ? '' : written;
    const kind = toKindKey(group, scalar(map, 'kind')?.text ?? defaults.kind);
    const namespace = isClusterScoped(kind) ? '' : (scalar(map, 'namespace')?.text ?? resource.namespace);
    yield reference({ resource, node, symbols: [resourceSymbol(kind, namespace, node.text)] });
    const section = scalar(map, 'sectionName');
    if (section === undefined) continue;
    const owner = `${namespace}/${node.text}`;
    yield reference({ resource, node: section, symbols: [sectionSymbol(kind, owner, section.text)] });
  }
}

/** References by a bare name to one kind in the resource's own namespace. */
export function* nameReferences(resource: Resource, query: string, kind: string): Generator<Occurrence> {
  for (const node of select(resource.root, query)) {
    if (node.kind !== 'scalar' || node.masked || node.text === '') continue;
    const namespace = isClusterScoped(kind) ? '' : resource.namespace;
    yield reference({ resource, node, symbols: [resourceSymbol(kind, namespace, node.text)] });
  }
}

/** References of the form `{name, namespace}` with keys of the author's choice, to one kind. */
export function* namedReferences(
  resource: Resource,
  query: string,
  {
    kind,
    nameKey = 'name',
    namespaceKey = 'namespace',
  }: { readonly kind: string; readonly nameKey?: string; readonly namespaceKey?: string },
): Generator<Occurrence> {
  for (const map of select(resource.root, query)) {
    const node = scalar(map, nameKey);
    if (node === undefined || node.text === '') continue;
    const written = scalar(map, namespaceKey)?.text;
    const namespace = isClusterScoped(kind)
      ? ''
      : written === undefined || written === ''
        ? resource.namespace
        : written;
    yield reference({ resource, node, symbols: [resourceSymbol(kind, namespace, node.text)] });
  }
}
