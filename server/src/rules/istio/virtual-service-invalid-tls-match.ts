import { child, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { anchor } from '../shared/anchor.ts';
import { hostCovers, wildcardDomainFault } from '../shared/host-name.ts';
import { isIpAddress } from '../shared/ip-address.ts';
import { isEmptyList, texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Source: Istio webhook, validateTLSMatch and validateSniHost. */
export const virtualServiceInvalidTlsMatch = defineRule({
  id: 'istio/virtual-service-invalid-tls-match',
  title: 'Match TLS by names that the VirtualService has as hosts',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    for (const route of select(resource.root, 'spec.tls[*]')) {
      const matches = child(route, 'match');
      if (matches?.kind === 'seq' && isEmptyList(matches)) {
        yield { at: anchor(matches), message: 'The TLS route matches nothing. Add a match with "sniHosts".' };
      }
      for (const match of select(matches, '[*]')) {
        const names = child(match, 'sniHosts');
        if (names?.kind === 'seq' && isEmptyList(names)) {
          yield { at: anchor(names), message: 'The list "sniHosts" is empty. Name at least one host.' };
        }
        for (const host of texts(match, 'sniHosts[*]')) yield* checkSniHost(resource, host);
      }
    }
  },
});

function* checkSniHost(resource: Resource, host: ScalarNode): Iterable<Finding> {
  if (host.text.startsWith('outbound_')) return;
  if (isIpAddress(host.text)) {
    yield {
      at: host,
      severity: 'warning',
      upstream: ['IST0133'],
      message: `"${host.text}" is an address, which clients do not send as server name. Write a host name.`,
    };
    return;
  }
  const fault = wildcardDomainFault(host.text);
  if (fault !== undefined) {
    yield { at: anchor(host), message: `"${host.text}" is no valid host: ${fault}. Write a DNS name.` };
    return;
  }
  const hosts = texts(resource.root, 'spec.hosts[*]');
  if (hosts.length < select(resource.root, 'spec.hosts[*]').length) return;
  if (hosts.some((known) => hostCovers(known.text, host.text))) return;
  yield {
    at: host,
    message: `"${host.text}" is none of the VirtualService's hosts. Add it to "hosts", or match one of them.`,
  };
}
