import { DESTINATION_RULE } from '../../workspace/istio-destination-rules.ts';
import {
  fullServiceHost,
  isServiceHost,
  parseServiceHost,
  SERVICE,
  SERVICE_ENTRY,
  serviceEntriesOf,
} from '../../workspace/istio-hosts.ts';
import { destinationsOf, VIRTUAL_SERVICE } from '../../workspace/istio-virtual-services.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';
import { renameFix } from '../shared/rename-fix.ts';

/**
 * istiod completes only names without a dot: `cart.shop` stays as it is and is no Service's name. Source:
 * ResolveShortnameToFQDN in pilot/pkg/model; istioctl analyze says that the host does not exist.
 */
export const halfQualifiedHost = defineRule({
  id: 'istio/half-qualified-host',
  title: 'Write the host of a Service in full, or as its bare name',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE, DESTINATION_RULE],
  reads: [SERVICE, SERVICE_ENTRY],
  fixable: 'suggestion',
  upstream: ['IST0101', 'IST0174'],
  *check(resource, { index }) {
    for (const node of hostsOf(resource)) {
      const name = parseServiceHost(node.text, resource.namespace);
      if (name === undefined || isServiceHost(node.text)) continue;
      const service = index.get(SERVICE, name.namespace, name.name);
      if (service === undefined || serviceEntriesOf(index, node.text).length > 0) continue;
      const full = fullServiceHost(name);
      yield {
        at: node,
        message:
          `Istio does not complete "${node.text}" and looks for a host of that very name, not for Service ` +
          `"${name.name}" of namespace "${name.namespace}". Write "${full}".`,
        upstream: [resource.key === VIRTUAL_SERVICE ? 'IST0101' : 'IST0174'],
        fixes: [renameFix(resource, node, full)],
        related: [
          { document: service.document, span: service.kindNode, message: `Service "${service.name}"` },
        ],
      };
    }
  },
});

function hostsOf(resource: Resource): ScalarNode[] {
  if (resource.key === DESTINATION_RULE) return scalars(resource.root, 'spec.host');
  return destinationsOf(resource).map(({ host }) => host);
}
