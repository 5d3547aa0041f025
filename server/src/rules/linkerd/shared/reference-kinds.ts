import type { PolicyReference } from '../../../workspace/linkerd-references.ts';
import { refersTo } from '../../../workspace/linkerd-references.ts';
import { closest } from '../../../util/closest.ts';
import { insertPair, replaceSource, replaceText } from '../../../yaml/edit.ts';
import type { Span } from '../../../yaml/nodes.ts';
import { findPair } from '../../../yaml/select.ts';
import type { Fix, Resource } from '../../rule.ts';

/** A kind that a reference may name. */
export interface ReferenceKind {
  readonly group: string;
  readonly kind: string;
}

/** What is wrong with the kind of a reference. */
export interface ReferenceKindFault {
  readonly at: Span;
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** True if the kind is right and its group is not. */
  readonly isGroup: boolean;
}

/**
 * What is wrong with the group and kind of a reference, given those that may stand there.
 * @param use what the reference is for, as in "A policy cannot be attached to a Deployment"
 */
export function referenceKindFault(
  resource: Resource,
  reference: PolicyReference,
  { allowed, use }: { readonly allowed: readonly ReferenceKind[]; readonly use: string },
): ReferenceKindFault | undefined {
  if (allowed.some(({ group, kind }) => refersTo(reference, group, kind))) return undefined;
  const { kind } = reference;
  const sameKind = allowed.find((candidate) => candidate.kind.toLowerCase() === kind.text.toLowerCase());
  if (sameKind !== undefined) return groupFault(resource, reference, sameKind);
  const names = [...new Set(allowed.map((candidate) => candidate.kind))];
  const near = closest(kind.text, names);
  return {
    at: kind,
    isGroup: false,
    message: `${use} "${kind.text}". Name one of ${names.map((name) => `"${name}"`).join(', ')}.`,
    fixes:
      near === undefined
        ? []
        : [
            {
              title: `Change to "${near}"`,
              kind: 'suggestion',
              edits: () => [replaceText(resource.document, kind, near)],
            },
          ],
  };
}

function groupFault(
  { document }: Resource,
  { group, groupNode, kind, map }: PolicyReference,
  right: ReferenceKind,
): ReferenceKindFault {
  const wanted = right.group === '' ? 'the core group, so leave "group" out' : `group "${right.group}"`;
  const written = group === '' ? 'the core group' : `group "${group}"`;
  const title = right.group === '' ? 'Set the core group' : `Set group "${right.group}"`;
  const edits = () => {
    const empty = groupNode === undefined ? findPair(map, 'group')?.value : undefined;
    if (empty !== undefined) return [replaceSource(document, empty, right.group)];
    if (groupNode === undefined)
      return [insertPair(document, map, { key: 'group', value: right.group, before: map.pairs[0] })];
    return [
      right.group === ''
        ? replaceSource(document, groupNode, "''")
        : replaceText(document, groupNode, right.group),
    ];
  };
  return {
    at: groupNode ?? kind,
    isGroup: true,
    message: `There is no "${kind.text}" in ${written}: it is in ${wanted}. Correct the group.`,
    fixes: [{ title, kind: 'suggestion', edits }],
  };
}
