import type { ScalarNode, YamlNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isDnsLabel } from '../shared/host-name.ts';
import { isEmptyList, isSet, numbers, texts } from '../shared/texts.ts';
import { SIDECAR } from './shared/kinds.ts';
import { isHttpProtocol, isKnownProtocol, isTlsProtocol } from './shared/protocols.ts';
import { UNIX_SCHEME, unixSocketFault } from './shared/unix-socket.ts';

/** Settings of a TLS server that a sidecar does not have. */
const UNSUPPORTED_TLS = [
  'subjectAltNames',
  'httpsRedirect',
  'credentialName',
  'credentialNames',
  'tlsCertificates',
];
const LOCAL_ENDPOINT = /^(?:127\.0\.0\.1|0\.0\.0\.0|\[::1\]|\[::\])?:([^:]*)$/;

/** Source: Istio webhook, ValidateSidecar. */
export const sidecarInvalidIngress = defineRule({
  id: 'istio/sidecar-invalid-ingress',
  title: 'Let ingress listeners of a Sidecar forward to their own Pod',
  severity: 'error',
  kinds: [SIDECAR],
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    const seen = new Set<number>();
    for (const listener of select(resource.root, 'spec.ingress[*]')) {
      const port = child(listener, 'port');
      if (port?.kind === 'map' && !isSet(port, 'number') && !isPartial(resource)) {
        yield { at: anchor(port), message: 'The port has no number. Add "number".' };
      }
      for (const bind of texts(listener, 'bind')) {
        if (!bind.text.startsWith(UNIX_SCHEME)) continue;
        yield {
          at: bind,
          message: `"${bind.text}" is a socket, which takes no traffic from other Pods. Bind to an IP address.`,
        };
      }
      for (const number of numbers(port, 'number')) {
        if (number.value < 1 || number.value > 65535) {
          yield { at: number, message: `"${number.text}" is no port. Write a number from 1 to 65535.` };
        } else if (seen.has(number.value)) {
          yield { at: number, message: `"${number.text}" is listened on twice. Join the two listeners.` };
        }
        seen.add(number.value);
      }
      yield* checkPort(port);
      for (const endpoint of texts(listener, 'defaultEndpoint')) yield* checkEndpoint(endpoint);
      yield* checkTls(listener, port);
      const protocol = scalar(port, 'protocol');
      const http = child(child(listener, 'connectionPool'), 'http');
      if (http === undefined || protocol === undefined || isHttpProtocol(protocol.text)) continue;
      yield {
        at: keyAnchor(child(listener, 'connectionPool') ?? listener, 'http'),
        severity: 'warning',
        upstream: ['IST0133'],
        message: `"http" has no effect on a port of the protocol "${protocol.text}". Use "tcp".`,
      };
    }
  },
});

function* checkPort(port: YamlNode | undefined): Iterable<Finding> {
  for (const protocol of texts(port, 'protocol')) {
    if (protocol.text === '' || isKnownProtocol(protocol.text)) continue;
    yield {
      at: protocol,
      message: `"${protocol.text}" is no protocol of Istio. Write one such as HTTP, GRPC, TLS or TCP.`,
    };
  }
  for (const name of texts(port, 'name')) {
    if (name.text === '' || isDnsLabel(name.text)) continue;
    yield {
      at: name,
      message: `"${name.text}" is no valid port name. Use letters, digits and inner hyphens.`,
    };
  }
  const target = numbers(port, 'targetPort')[0];
  if (port === undefined || target === undefined || target.value === 0) return;
  yield {
    at: keyAnchor(port, 'targetPort'),
    message: '"targetPort" has no meaning in a Sidecar. Use "defaultEndpoint".',
  };
}

function* checkEndpoint(endpoint: ScalarNode): Iterable<Finding> {
  if (endpoint.text === '') return;
  if (endpoint.text.startsWith(UNIX_SCHEME)) {
    const fault = unixSocketFault(endpoint.text);
    if (fault !== undefined)
      yield {
        at: endpoint,
        message: `"${endpoint.text}" is no socket: ${fault}. Write "unix:///path/to/socket".`,
      };
    return;
  }
  const port = LOCAL_ENDPOINT.exec(endpoint.text)?.[1];
  if (port !== undefined && /^[0-9]{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535) return;
  yield {
    at: endpoint,
    message: `"${endpoint.text}" is no endpoint of the Pod itself. Write "127.0.0.1:8080", "0.0.0.0:8080", "[::1]:8080", ":8080" or "unix:///path".`,
  };
}

function* checkTls(listener: YamlNode, port: YamlNode | undefined): Iterable<Finding> {
  const tls = child(listener, 'tls');
  if (tls?.kind !== 'map') return;
  const protocol = scalar(port, 'protocol');
  if (protocol !== undefined && isKnownProtocol(protocol.text) && !isTlsProtocol(protocol.text)) {
    yield {
      at: keyAnchor(listener, 'tls'),
      message: `A port of the protocol "${protocol.text}" has no TLS settings. Use the protocol "HTTPS" or "TLS", or remove "tls".`,
    };
  }
  for (const field of UNSUPPORTED_TLS) {
    const value = child(tls, field);
    const isUnset =
      value?.kind === 'seq'
        ? isEmptyList(value)
        : value?.kind === 'scalar' && (value.text === '' || value.value === false);
    if (!isSet(tls, field) || isUnset) continue;
    yield {
      at: keyAnchor(tls, field),
      message: `"${field}" is not supported in a Sidecar. Remove it; certificates come from files.`,
    };
  }
  const mode = scalar(tls, 'mode');
  if (mode === undefined || !/^(?:ISTIO_MUTUAL|AUTO_PASSTHROUGH)$/.test(mode.text)) return;
  yield { at: anchor(mode), message: `"${mode.text}" is no mode for a Sidecar. Use SIMPLE or MUTUAL.` };
}
