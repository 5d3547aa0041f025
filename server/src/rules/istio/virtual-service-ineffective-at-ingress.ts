import { hostForms } from '../../workspace/istio-hosts.ts';
import {
  destinationsOf,
  VIRTUAL_SERVICE,
  virtualHosts,
  virtualServicesOn,
} from '../../workspace/istio-virtual-services.ts';
import { scalars } from '../../yaml/select.ts';
import { defineRule, type Resource } from '../rule.ts';

/**
 * A gateway follows only the VirtualService that is bound to it: what another one says of the destination host,
 * such as its split between subsets, does not hold for these requests. Source: istio.io, "Route rules have no
 * effect on ingress gateway requests"; istioctl analyze (IST0140), which also compares a VirtualService with itself.
 */
export const virtualServiceIneffectiveAtIngress = defineRule({
  id: 'istio/virtual-service-ineffective-at-ingress',
  title: 'Route to subsets in the VirtualService that is bound to the gateway',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  reads: [VIRTUAL_SERVICE],
  upstream: ['IST0140'],
  *check(service, { index }) {
    if (!scalars(service.root, 'spec.gateways[*]').some((node) => node.text !== 'mesh')) return;
    for (const { host, subset, isMirror } of destinationsOf(service)) {
      if (subset !== undefined || isMirror) continue;
      const forms = hostForms(host.text, service.namespace);
      const other = forms
        .flatMap((form) => virtualServicesOn(index, form))
        .find((candidate) => candidate !== service && splits(candidate, forms));
      if (other === undefined) continue;
      const theirHost = virtualHosts(other)[0];
      yield {
        at: host,
        message:
          `VirtualService "${other.namespace}/${other.name}" routes host "${host.text}" to subsets, which does not ` +
          'hold for requests through this gateway. Name the subsets here too.',
        related: [
          {
            document: other.document,
            span: theirHost ?? other.kindNode,
            message: 'These routes hold inside the mesh only',
          },
        ],
      };
    }
  },
});

/** True if a VirtualService of the mesh sends requests for one of `forms` to subsets of it. */
function splits(service: Resource, forms: readonly string[]): boolean {
  const names = scalars(service.root, 'spec.gateways[*]').map((node) => node.text);
  if (names.length > 0 && !names.includes('mesh')) return false;
  return destinationsOf(service).some(
    ({ host, subset }) =>
      subset !== undefined && hostForms(host.text, service.namespace).some((form) => forms.includes(form)),
  );
}
