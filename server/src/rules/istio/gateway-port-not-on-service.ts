import { gatewayServers, gatewayWorkloads, ISTIO_GATEWAY } from '../../workspace/istio-gateways.ts';
import { SERVICE } from '../../workspace/istio-hosts.ts';
import { servicesOf } from '../../workspace/services-of-workloads.ts';
import { servicePorts, type ServicePort } from '../../resources/service.ts';
import { WORKLOAD_KINDS } from '../../resources/workload.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

/**
 * Outside traffic reaches a gateway through a Service: a port that no Service of its Pods passes on is open in
 * vain. Source: istioctl analyze (gateway.IngressGatewayPortAnalyzer), which counts target ports too.
 */
export const gatewayPortNotOnService = defineRule({
  id: 'istio/gateway-port-not-on-service',
  title: 'Open Gateway ports that a Service passes on',
  severity: 'warning',
  kinds: [ISTIO_GATEWAY],
  reads: [SERVICE, ...WORKLOAD_KINDS],
  upstream: ['IST0162'],
  *check(gateway, { index }) {
    const workloads = gatewayWorkloads(index, gateway);
    const services = workloads.flatMap((workload) => servicesOf(index, workload));
    if (services.length === 0 || services.some((service) => service.document.masks.length > 0)) return;
    const ports = services
      .flatMap((service) => servicePorts(service))
      .filter(({ protocol }) => protocol === 'TCP');
    for (const server of gatewayServers(gateway)) {
      const node = scalar(server, 'port.number');
      if (typeof node?.value !== 'number' || ports.some((port) => carries(port, node.value))) continue;
      const numbers = [...new Set(ports.map(({ number }) => number))];
      yield {
        at: node,
        message:
          `No Service of the Pods of this Gateway has port "${node.text}", so nothing from outside reaches it. ` +
          `Add the port to the Service, or use one of its own (${numbers.join(', ')}).`,
        related: [...new Set(services)].map((service) => ({
          document: service.document,
          span: service.kindNode,
          message: `Service "${service.name}" of these Pods`,
        })),
      };
    }
  },
});

/** Whether a Service's port leads to a port of the proxy; a named target may be any number. */
function carries({ number, targetPort }: ServicePort, wanted: unknown): boolean {
  return number === wanted || targetPort === wanted || typeof targetPort === 'string';
}
