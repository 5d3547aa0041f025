import { labelsOf } from '../../resources/workload.ts';
import { SERVICE_ENTRY } from '../../workspace/istio-hosts.ts';
import { findMeshConfig } from '../../workspace/istio-mesh-config.ts';
import { scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';

const AUTO_ALLOCATE = 'networking.istio.io/enable-autoallocate-ip';
const CAPTURE = 'ISTIO_META_DNS_CAPTURE';
const ALLOCATORS = ['ISTIO_META_DNS_AUTO_ALLOCATE', 'PILOT_ENABLE_IP_AUTOALLOCATE'];

/**
 * TCP carries no host name: without an address a ServiceEntry matches by port alone. Newer versions allocate one
 * where DNS goes through the proxy. Source: istioctl analyze (serviceentry.ProtocolAddressesAnalyzer).
 */
export const serviceEntryTcpWithoutAddress = defineRule({
  id: 'istio/service-entry-tcp-without-address',
  title: 'Give a ServiceEntry with a TCP port an address',
  severity: 'information',
  kinds: [SERVICE_ENTRY],
  reads: ['ConfigMap', 'IstioOperator.install.istio.io'],
  judgesAbsence: true,
  upstream: ['IST0134'],
  *check(entry, { index }) {
    if (
      select(entry.root, 'spec.addresses[*]').length > 0 ||
      select(entry.root, 'status.addresses[*]').length > 0
    )
      return;
    if (labelsOf(entry).get(AUTO_ALLOCATE) === 'true') return;
    const metadata = select(findMeshConfig(index), 'defaultConfig.proxyMetadata')[0];
    const isOn = (name: string) => scalar(metadata, name)?.text === 'true';
    if (isOn(CAPTURE) && ALLOCATORS.some(isOn)) return;
    for (const port of select(entry.root, 'spec.ports[*]')) {
      const protocol = scalar(port, 'protocol');
      const number = scalar(port, 'number');
      if (number === undefined || (protocol?.text ?? '').toUpperCase().replace(/^$/, 'TCP') !== 'TCP')
        continue;
      yield {
        at: protocol === undefined || protocol.text === '' ? number : protocol,
        message:
          `Port "${number.text}" is TCP, which carries no host name, and the entry has no "addresses": unless Istio ` +
          'allocates one, it takes the traffic of every host on this port. Add addresses, or name the protocol.',
      };
    }
  },
});
