import { child, findPair, scalar, select } from '../../yaml/select.ts';
import { closest } from '../../util/closest.ts';
import { removePair, replaceText } from '../../yaml/edit.ts';
import type { ScalarNode, YamlNode } from '../../yaml/nodes.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isDnsLabel } from '../shared/host-name.ts';
import { isEmptyList, numbers, texts, hasAnyKey } from '../shared/texts.ts';
import { GATEWAY } from './shared/kinds.ts';
import { isKnownProtocol, PROTOCOL_CHOICES } from './shared/protocols.ts';
import { UNIX_SCHEME, unixSocketFault } from './shared/unix-socket.ts';

/** Source: Istio webhook, ValidateGateway, validateServerPort and validateServerBind. */
export const gatewayInvalidServer = defineRule({
  id: 'istio/gateway-invalid-server',
  title: 'Give each server of a Gateway a port with number, name and protocol',
  severity: 'error',
  kinds: [GATEWAY],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  judgesAbsence: true,
  *check(resource) {
    const name = scalar(resource.root, 'metadata.name');
    if (name !== undefined && !isDnsLabel(name.text)) {
      yield {
        at: anchor(name),
        message: `"${name.text}" is no valid name of a Gateway. Use letters, digits and inner hyphens, without dots.`,
      };
    }
    const servers = child(child(resource.root, 'spec'), 'servers');
    if (isEmptyList(servers) && !hasAnyKey(resource.root, ['servers', 'selector'])) {
      const spec = child(resource.root, 'spec');
      yield {
        at: spec?.kind === 'map' ? keyAnchor(spec, 'servers') : keyAnchor(resource.root, 'spec'),
        message: 'The Gateway has no servers. Add one with "port" and "hosts".',
      };
    }
    const seen = new Set<string>();
    for (const server of select(servers, '[*]')) {
      const port = child(server, 'port');
      const bind = texts(server, 'bind')[0];
      if (bind?.text.startsWith(UNIX_SCHEME) === true) yield* checkSocket(bind, port);
      if (port?.kind !== 'map') continue;
      yield* checkPort(resource, port, bind?.text.startsWith(UNIX_SCHEME) === true);
      for (const portName of texts(port, 'name')) {
        if (portName.text === '')
          yield { at: anchor(portName), message: 'The port has no name. Write one, such as "http-web".' };
        else if (seen.has(portName.text)) {
          yield {
            at: portName,
            message: `"${portName.text}" names two ports of the Gateway. Rename one of them.`,
          };
        }
        seen.add(portName.text);
      }
    }
  },
});

function* checkPort(resource: Resource, port: YamlNode, isSocket: boolean): Iterable<Finding> {
  for (const protocol of texts(port, 'protocol')) {
    if (isKnownProtocol(protocol.text)) continue;
    const near = closest(protocol.text, PROTOCOL_CHOICES);
    yield {
      at: anchor(protocol),
      message: `"${protocol.text}" is no protocol of Istio. Write one of HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TLS, TCP, MONGO, REDIS, MYSQL.`,
      fixes:
        near === undefined
          ? []
          : [
              {
                title: `Change to "${near}"`,
                kind: 'suggestion',
                edits: () => [replaceText(resource.document, protocol, near)],
              },
            ],
    };
  }
  for (const number of numbers(port, 'number')) {
    if ((number.value >= 1 && number.value <= 65535) || (isSocket && number.value === 0)) continue;
    yield { at: number, message: `"${number.text}" is no port. Write a number from 1 to 65535.` };
  }
  const target = numbers(port, 'targetPort')[0];
  const pair = findPair(port, 'targetPort');
  if (target === undefined || pair === undefined || target.value === 0) return;
  yield {
    at: pair.key,
    message: '"targetPort" has no meaning in a Gateway. Set it on the Service of the gateway.',
    fixes: [
      {
        title: 'Remove "targetPort"',
        kind: 'suggestion',
        edits: () => [removePair(resource.document, pair)],
      },
    ],
  };
}

function* checkSocket(bind: ScalarNode, port: YamlNode | undefined): Iterable<Finding> {
  const fault = unixSocketFault(bind.text);
  if (fault !== undefined)
    yield { at: bind, message: `"${bind.text}" is no socket: ${fault}. Write "unix:///path/to/socket".` };
  const number = numbers(port, 'number')[0];
  if (number === undefined || number.value === 0) return;
  yield { at: number, message: `"${number.text}" cannot be the port of a socket. Write 0.` };
}
