import type { ScalarNode, YamlNode } from '../../yaml/nodes.ts';
import { child, select, text } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { domainFault } from '../shared/host-name.ts';
import { isIpAddress } from '../shared/ip-address.ts';
import { texts } from '../shared/texts.ts';
import { SERVICE_ENTRY, WORKLOAD_ENTRY } from './shared/kinds.ts';
import { UNIX_SCHEME } from './shared/unix-socket.ts';

/**
 * Where endpoints are: an IP address, a name that is looked up, or a socket. Sockets are the schema's to check.
 * Source: Istio webhook, validateWorkloadEntry and ValidateServiceEntry.
 */
export const endpointAddressInvalid = defineRule({
  id: 'istio/endpoint-address-invalid',
  title: 'Give endpoints an address that fits the resolution',
  severity: 'error',
  kinds: [SERVICE_ENTRY, WORKLOAD_ENTRY],
  upstream: ['IST0106'],
  *check(resource) {
    if (resource.key === WORKLOAD_ENTRY) {
      for (const address of texts(resource.root, 'spec.address')) yield* checkNameOrAddress(address, true);
      return;
    }
    const resolution = text(resource.root, 'spec.resolution') ?? 'NONE';
    const ports = select(resource.root, 'spec.ports[*]');
    for (const endpoint of select(resource.root, 'spec.endpoints[*]')) {
      for (const address of texts(endpoint, 'address')) {
        if (resolution === 'STATIC') yield* checkStatic(address, ports.length);
        else if (resolution.startsWith('DNS')) yield* checkNameOrAddress(address, false);
      }
      yield* checkPorts(endpoint, ports);
    }
  },
});

function* checkStatic(address: ScalarNode, portCount: number): Iterable<Finding> {
  if (address.text.startsWith(UNIX_SCHEME)) {
    if (portCount === 1) return;
    yield {
      at: address,
      message: `"${address.text}" is a socket, which serves one port. Let the ServiceEntry have exactly one.`,
    };
    return;
  }
  if (address.text === '' || isIpAddress(address.text)) return;
  yield {
    at: address,
    message: `"${address.text}" is no IP address, which "resolution: STATIC" needs. Write an address, or use "resolution: DNS".`,
  };
}

function* checkNameOrAddress(address: ScalarNode, takesSocket: boolean): Iterable<Finding> {
  if (address.text === '' || isIpAddress(address.text)) return;
  if (takesSocket && address.text.startsWith(UNIX_SCHEME)) return;
  const fault = domainFault(address.text);
  if (fault === undefined) return;
  yield {
    at: anchor(address),
    message: `"${address.text}" is neither an IP address nor a DNS name: ${fault}. Write the address alone, without port or scheme.`,
  };
}

function* checkPorts(endpoint: YamlNode, ports: readonly YamlNode[]): Iterable<Finding> {
  const map = child(endpoint, 'ports');
  const names = ports.map((port) => child(port, 'name'));
  if (map?.kind !== 'map' || names.some((name) => name?.kind !== 'scalar' || name.masked)) return;
  for (const { key, name } of map.pairs) {
    if (key.masked || name === '' || names.some((known) => known?.kind === 'scalar' && known.text === name))
      continue;
    yield { at: key, message: `"${name}" is no port of the ServiceEntry. Name one of its "ports".` };
  }
}
