import type { KindReference } from '../../../schemas/catalogue.ts';
import type { Fix } from '../resources/problem.ts';
import type { Resource } from '../resources/resource.ts';
import { replaceText } from '../yaml/edit.ts';
import type { ScalarNode, Span } from '../yaml/nodes.ts';

/** A fix that writes another group, version or kind. */
export function changeApi(
  resource: Resource,
  { group, version, kind }: KindReference,
  safety: Fix['kind'],
): Fix {
  const apiVersion = group === '' ? version : `${group}/${version}`;
  const changesApi = apiVersion !== resource.apiVersion;
  const changesKind = kind !== resource.kind;
  const names = [...(changesApi ? [`"${apiVersion}"`] : []), ...(changesKind ? [`"${kind}"`] : [])];
  return {
    title: `Change to ${names.join(', ')}`,
    kind: safety,
    edits: () => [
      ...(changesApi ? [replaceText(resource.document, resource.apiVersionNode, apiVersion)] : []),
      ...(changesKind ? [replaceText(resource.document, resource.kindNode, kind)] : []),
    ],
  };
}

/** The part of a scalar's source that holds `part`, or the whole scalar where the source is escaped. */
export function spanWithin(resource: Resource, node: ScalarNode, part: string): Span {
  const source = resource.document.text.slice(node.start, node.end);
  const at = part === '' ? -1 : source.indexOf(part);
  return at === -1 ? node : { start: node.start + at, end: node.start + at + part.length };
}
