import { closest } from '../../../util/closest.ts';
import { findSlip } from '../../../util/slip.ts';
import { isKnownNamespace, namespaceNames } from '../../../workspace/istio-namespaces.ts';
import type { ScalarNode } from '../../../yaml/nodes.ts';
import type { Fix, Resource, RuleContext, Severity } from '../../rule.ts';
import { renameFix } from '../../shared/rename-fix.ts';

/** How to report a namespace that does not exist, and what was probably meant. */
export interface UnknownNamespace {
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
}

/**
 * Judges the name of a namespace. Namespaces are often made by another repository, so an open workspace is told
 * only of slips of the pen.
 * @param severity for a closed workspace
 * @returns undefined if the namespace exists or may exist
 */
export function judgeNamespace(
  resource: Resource,
  node: ScalarNode,
  { index, settings }: RuleContext,
  severity: Severity,
): UnknownNamespace | undefined {
  if (node.text === '' || isKnownNamespace(index, node.text) || node.text === resource.namespace)
    return undefined;
  // Without any document of a namespace they are made elsewhere; one with a templated name may be the one.
  if (!index.hasAny('Namespace') || index.named('Namespace', '', '').length > 0) return undefined;
  const isOpen = settings.workspace === 'open';
  const nearest = (isOpen ? findSlip : closest)(node.text, namespaceNames(index));
  if (isOpen && nearest === undefined) return undefined;
  return {
    severity: isOpen && severity === 'error' ? 'warning' : severity,
    fixes: nearest === undefined ? [] : [renameFix(resource, node, nearest)],
  };
}
