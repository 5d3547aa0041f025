import { closest } from '../../util/closest.ts';
import { isIpAddress } from '../shared/ip-address.ts';
import { texts } from '../shared/texts.ts';
import { renameFix } from '../shared/rename-fix.ts';
import { defineRule } from '../rule.ts';
import { EXTERNAL_WORKLOAD } from './shared/kinds.ts';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/** The controller makes endpoints of an ExternalWorkload, which take addresses and the protocols of Kubernetes. */
export const externalWorkloadInvalid = defineRule({
  id: 'linkerd/external-workload-invalid',
  title: 'Give an ExternalWorkload addresses and protocols that endpoints can have',
  severity: 'error',
  kinds: [EXTERNAL_WORKLOAD],
  fixable: 'suggestion',
  upstream: ['L5D-EW-002', 'L5D-EW-003'],
  explains: ['schema/wrong-format'],
  *check(workload) {
    for (const address of texts(workload.root, 'spec.workloadIPs[*].ip')) {
      if (isIpAddress(address.text)) continue;
      yield {
        at: address,
        upstream: ['L5D-EW-002'],
        message: `"${address.text}" is no IP address, so no endpoint can be made of it. Write the address of the machine.`,
      };
    }
    for (const protocol of texts(workload.root, 'spec.ports[*].protocol')) {
      if (PROTOCOLS.includes(protocol.text)) continue;
      const near = closest(protocol.text, PROTOCOLS);
      yield {
        at: protocol,
        upstream: ['L5D-EW-003'],
        message: `"${protocol.text}" is no protocol of ports. Write "TCP", "UDP" or "SCTP".`,
        fixes: near === undefined ? [] : [renameFix(workload, protocol, near)],
      };
    }
  },
});
