import type { Resource } from '../../resources/resource.ts';
import { isTooNew } from '../../schema/check-version.ts';
import { findUpgrade } from '../../schema/upgrade.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { policyReferences, refersTo } from '../../workspace/linkerd-references.ts';
import { replaceText } from '../../yaml/edit.ts';
import { REWRITE, type Refactoring, type RefactoringTarget } from './refactoring.ts';

const AUTHORIZATION_POLICY = 'AuthorizationPolicy.policy.linkerd.io';

/** Writes the version that replaces another one of the same kind, in the same group or in the one it moved to. */
export function upgradeVersion({
  resource,
  index,
  store,
  settings,
}: RefactoringTarget): Refactoring | undefined {
  const { group, version, kind } = resource;
  const replacement = store.findRow(group, version, kind)?.replacement;
  if (replacement === undefined) return undefined;
  const successor = store.findRow(replacement.group, replacement.version, replacement.kind);
  if (successor !== undefined && isTooNew(successor, settings)) return undefined;
  const upgrade = findUpgrade(resource, replacement);
  if (upgrade === undefined) return undefined;
  const api = `${replacement.group}/${replacement.version}`;
  const title = replacement.kind === kind ? `Upgrade to ${api}` : `Upgrade to ${replacement.kind} of ${api}`;
  const follow = group === replacement.group ? [] : policiesOf(resource, index);
  return {
    title,
    kind: REWRITE,
    edits: () => [
      ...upgrade.edits(),
      ...follow.map(({ document, node }) => replaceText(document, node, replacement.group)),
    ],
  };
}

/** Where policies of Linkerd name the group of a route: they would be for nobody if it moved without them. */
function policiesOf({ group, kind, namespace, name }: Resource, index: IndexView) {
  return index
    .inNamespace(AUTHORIZATION_POLICY, namespace)
    .flatMap((policy) =>
      policyReferences(policy, 'spec.targetRef').flatMap((reference) =>
        refersTo(reference, group, kind) && reference.name?.text === name && reference.groupNode !== undefined
          ? [{ document: policy.document, node: reference.groupNode }]
          : [],
      ),
    );
}
