import type { YamlNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { domainFault } from '../shared/host-name.ts';
import { isEmptyList, isSet, texts } from '../shared/texts.ts';
import { SERVICE_ENTRY } from './shared/kinds.ts';
import { isHttpProtocol, isTlsProtocol } from './shared/protocols.ts';

/**
 * How hosts are resolved decides on what hosts, addresses, ports and endpoints may be. What the CRD says of it
 * (endpoints with NONE, networks with DNS) is the schema's. Source: Istio webhook, ValidateServiceEntry.
 */
export const serviceEntryResolution = defineRule({
  id: 'istio/service-entry-resolution',
  title: 'Let hosts, ports and endpoints fit the resolution of a ServiceEntry',
  severity: 'error',
  kinds: [SERVICE_ENTRY],
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    const spec = child(resource.root, 'spec');
    if (spec?.kind !== 'map' || child(spec, 'resolution')?.masked === true) return;
    const resolution = scalar(spec, 'resolution')?.text ?? 'NONE';
    if (resolution.startsWith('DNS') && !isPartial(resource)) yield* checkLookup(spec, resolution);
    if (resolution === 'DYNAMIC_DNS') yield* checkDynamic(spec);
    if (resolution !== 'NONE') yield* checkSeveralHosts(spec, resolution);
    if (resolution === 'STATIC' || !isSet(spec, 'workloadSelector')) return;
    yield {
      at: keyAnchor(spec, 'workloadSelector'),
      severity: 'warning',
      upstream: ['IST0133'],
      message: `"workloadSelector" has no effect with "resolution: ${resolution}". Use "resolution: STATIC".`,
    };
  },
});

/** Without endpoints the hosts themselves are looked up, so they have to be names. */
function* checkLookup(spec: YamlNode, resolution: string): Iterable<Finding> {
  if (isSet(spec, 'endpoints') && !isEmptyList(child(spec, 'endpoints'))) return;
  for (const host of texts(spec, 'hosts[*]')) {
    if (!host.text.startsWith('*') || host.text === '*' || domainFault(host.text) === undefined) continue;
    yield {
      at: host,
      message: `"${host.text}" cannot be looked up: with "resolution: ${resolution}" and no endpoints, each host is a full name. Use "resolution: NONE", or add endpoints.`,
    };
  }
}

function* checkDynamic(spec: YamlNode): Iterable<Finding> {
  for (const host of texts(spec, 'hosts[*]')) {
    if (host.text.startsWith('*')) continue;
    yield {
      at: anchor(host),
      message: `"${host.text}" is no wildcard, which "resolution: DYNAMIC_DNS" is for. Use "resolution: DNS".`,
    };
  }
  for (const field of ['addresses', 'endpoints']) {
    if (isEmptyList(child(spec, field))) continue;
    yield {
      at: keyAnchor(spec, field),
      message: `"${field}" cannot stand beside "resolution: DYNAMIC_DNS", which takes the address from the name. Remove it.`,
    };
  }
  for (const protocol of texts(spec, 'ports[*].protocol')) {
    if (/^(?:HTTP|TLS|GRPC|HTTP2)$/i.test(protocol.text)) continue;
    yield {
      at: anchor(protocol),
      message: `"${protocol.text}" names no host in its first bytes, which "resolution: DYNAMIC_DNS" needs. Use HTTP, HTTP2, GRPC or TLS.`,
    };
  }
}

/** Plain TCP does not say which of several hosts is meant. */
function* checkSeveralHosts(spec: YamlNode, resolution: string): Iterable<Finding> {
  if (select(spec, 'hosts[*]').length < 2 || resolution === 'DYNAMIC_DNS') return;
  for (const port of select(spec, 'ports[*]')) {
    const protocol = scalar(port, 'protocol');
    if (port.kind !== 'map' || child(port, 'protocol')?.masked === true) continue;
    if (protocol !== undefined && (isHttpProtocol(protocol.text) || isTlsProtocol(protocol.text))) continue;
    yield {
      at: protocol ?? anchor(port),
      message: `With several hosts, a port of the protocol "${protocol?.text ?? 'TCP'}" cannot tell which of them is meant. Write one ServiceEntry for each host, or use HTTP or TLS.`,
    };
    return;
  }
}
