import { toKindKey } from '../../resources/kinds.ts';
import { inlineCode } from '../markdown.ts';
import type { PositionContext } from '../position-context.ts';
import type { Explanation } from './explanation.ts';
import { KIND_CONCEPTS } from './kind-concepts.ts';
import { showDescription } from './show-description.ts';

/** Explains the kind of the resource on its `apiVersion` and `kind`; undefined elsewhere. */
export function explainKind({ path, schema }: PositionContext): Explanation | undefined {
  const isIdentity = path.length === 1 && (path[0] === 'apiVersion' || path[0] === 'kind');
  if (schema === undefined || !isIdentity) return undefined;
  const { row, root, origin } = schema;
  const facts = [
    inlineCode(row.group === '' ? row.version : `${row.group}/${row.version}`),
    row.scope === 'Cluster' ? 'cluster-scoped' : 'namespaced',
    ...(row.since === undefined ? [] : [`since ${row.since}`]),
    ...(origin === 'user' ? ['from your CustomResourceDefinition'] : []),
  ];
  return {
    title: `**${row.kind}** ${facts.join(' · ')}`,
    summary: showDescription(root.description, origin),
    details: [
      ...(row.removed === undefined ? [] : [`Removed: ${row.removed}`]),
      ...(row.deprecated === undefined ? [] : [`Deprecated: ${row.deprecated}`]),
    ],
    value: undefined,
    place: undefined,
    docs: row.docs,
    concept: root['x-concept'] ?? KIND_CONCEPTS[toKindKey(row.group, row.kind)],
  };
}
