import { containerPorts, podAnnotations, WORKLOAD_KINDS } from '../../resources/workload.ts';
import { isLinkerdNamespace } from '../../workspace/mesh-membership.ts';
import { defineRule } from '../rule.ts';
import { scalar } from '../../yaml/select.ts';

/** The redirection to the proxy is for TCP; everything else passes it by, without encryption or policy. */
export const udpPortUnmeshed = defineRule({
  id: 'linkerd/udp-port-unmeshed',
  title: 'Know that UDP passes the proxy by',
  severity: 'hint',
  kinds: WORKLOAD_KINDS,
  reads: ['Namespace'],
  upstream: ['L5D-INJ-003'],
  *check(workload, { index }) {
    const own = podAnnotations(workload).get('linkerd.io/inject');
    const isMeshed =
      own === 'enabled' ||
      (own === undefined && isLinkerdNamespace(index.get('Namespace', '', workload.namespace)));
    if (!isMeshed) return;
    for (const port of containerPorts(workload)) {
      if (port.protocol !== 'UDP') continue;
      yield {
        at: scalar(port.node.parent, 'protocol') ?? port.node,
        message: `Port "${port.number}" speaks UDP, which Linkerd's proxy neither encrypts nor counts. Protect it by other means.`,
      };
    }
  },
});
