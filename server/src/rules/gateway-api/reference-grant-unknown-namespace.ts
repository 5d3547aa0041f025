import { closest } from '../../util/closest.ts';
import { findSlip } from '../../util/slip.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { REFERENCE_GRANT } from '../../workspace/gateway-grants.ts';
import { ROUTE_KINDS } from '../../workspace/gateway-routes.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { isKnownNamespace, namespaceNames } from '../../workspace/istio-namespaces.ts';
import { replaceText } from '../../yaml/edit.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/**
 * A grant for a namespace that does not exist grants nothing. Namespaces are often made elsewhere, so an open
 * workspace is told only of slips of the pen. Source: Kiali (k8sreferencegrants.NamespaceChecker).
 */
export const referenceGrantUnknownNamespace = defineRule({
  id: 'gateway-api/reference-grant-unknown-namespace',
  title: 'Grant references to namespaces that exist',
  severity: 'warning',
  kinds: [REFERENCE_GRANT],
  reads: ['Namespace', 'Service', 'ServiceAccount', ...ROUTE_KINDS, ...WORKLOAD_KINDS],
  fixable: 'suggestion',
  upstream: ['KIA1601'],
  *check(grant, { index, settings }) {
    for (const node of scalars(grant.root, 'spec.from[*].namespace')) {
      if (node.text === '' || isInUse(index, node.text)) continue;
      const isOpen = settings.workspace === 'open';
      const nearest = (isOpen ? findSlip : closest)(node.text, namespaceNames(index));
      if (isOpen && nearest === undefined) continue;
      yield {
        at: node,
        message: `Namespace "${node.text}" does not exist, so this grants nothing. Name the namespace of the routes.`,
        fixes:
          nearest === undefined
            ? []
            : [
                {
                  title: `Change to "${nearest}"`,
                  kind: 'suggestion',
                  edits: () => [replaceText(grant.document, node, nearest)],
                },
              ],
      };
    }
  },
});

function isInUse(index: IndexView, namespace: string): boolean {
  return isKnownNamespace(index, namespace) || ROUTE_KINDS.some((kind) => index.hasAny(kind, namespace));
}
