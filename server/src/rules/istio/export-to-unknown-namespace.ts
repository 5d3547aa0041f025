import { DESTINATION_RULE } from '../../workspace/istio-destination-rules.ts';
import { SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import { isAmbientNamespace } from '../../workspace/istio-namespaces.ts';
import { VIRTUAL_SERVICE } from '../../workspace/istio-virtual-services.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { judgeNamespace } from './shared/unknown-namespace.ts';

/** Entries with a meaning of their own. */
const SPECIAL: ReadonlySet<string> = new Set(['.', '*', '~']);

/** Exporting to a namespace that does not exist exports to nobody. Source: Kiali (common.ExportToNamespaceChecker). */
export const exportToUnknownNamespace = defineRule({
  id: 'istio/export-to-unknown-namespace',
  title: 'Export to namespaces that exist',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE, DESTINATION_RULE, SERVICE_ENTRY],
  reads: ['Namespace', 'Service', 'ServiceAccount', ...WORKLOAD_KINDS],
  fixable: 'suggestion',
  upstream: ['KIA0005'],
  *check(resource, context) {
    for (const node of scalars(resource.root, 'spec.exportTo[*]')) {
      if (SPECIAL.has(node.text)) continue;
      const unknown = judgeNamespace(resource, node, context, 'warning');
      if (unknown === undefined) continue;
      yield {
        at: node,
        message: `Namespace "${node.text}" does not exist, so this exports to nobody there. Name one that exists, "." for its own or "*" for all.`,
        // Kiali leaves ambient namespaces out.
        upstream: isAmbientNamespace(context.index, resource.namespace) ? [] : ['KIA0005'],
        ...unknown,
      };
    }
  },
});
