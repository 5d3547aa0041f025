import type { SeqNode, YamlNode } from '../../yaml/nodes.ts';
import { child, scalar } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, numbers, texts } from '../shared/texts.ts';
import { SIDECAR } from './shared/kinds.ts';
import { isKnownProtocol } from './shared/protocols.ts';
import { UNIX_SCHEME, unixSocketFault } from './shared/unix-socket.ts';

/** Source: Istio webhook, ValidateSidecar and validateSidecarEgressPortBindAndCaptureMode. */
export const sidecarInvalidEgress = defineRule({
  id: 'istio/sidecar-invalid-egress',
  title: 'Put the egress listener without a port last, and give each port one listener',
  severity: 'error',
  kinds: [SIDECAR],
  upstream: ['IST0106'],
  *check(resource) {
    const listeners = child(child(resource.root, 'spec'), 'egress');
    if (listeners?.kind !== 'seq') return;
    if (!isPartial(resource)) yield* checkOrder(listeners);
    const seen = new Set<string>();
    for (const listener of listeners.items) {
      const port = child(listener, 'port');
      if (port?.kind !== 'map') continue;
      yield* checkPort(listener, port);
      const isSocket = scalar(listener, 'bind')?.text.startsWith(UNIX_SCHEME) === true;
      if (
        !isSet(port, 'number') &&
        !isSocket &&
        !isPartial(resource) &&
        child(listener, 'bind')?.masked !== true
      ) {
        yield { at: anchor(port), message: 'The port has no number. Add "number", or bind to a socket.' };
      }
      const number = numbers(port, 'number')[0];
      const key = number?.value === 0 ? (scalar(listener, 'bind')?.text ?? '') : number?.text;
      if (key === undefined) continue;
      if (seen.has(key) && key !== '') {
        yield {
          at: number ?? anchor(port),
          message: `"${key}" is listened on twice. Join the two listeners.`,
        };
      }
      seen.add(key);
    }
  },
});

/** The listener without a port takes all other traffic, so it comes last, and alone. */
function* checkOrder(listeners: SeqNode): Iterable<Finding> {
  for (const [index, listener] of listeners.items.entries()) {
    if (listener.kind !== 'map' || isSet(listener, 'port') || index === listeners.items.length - 1) continue;
    yield {
      at: anchor(listener),
      message:
        'The egress listener without a port takes all traffic and has to be the last one. Move it to the end, or give it a port.',
    };
  }
}

function* checkPort(listener: YamlNode, port: YamlNode): Iterable<Finding> {
  for (const protocol of texts(port, 'protocol')) {
    if (protocol.text === '' || isKnownProtocol(protocol.text)) continue;
    yield {
      at: protocol,
      message: `"${protocol.text}" is no protocol of Istio. Write one such as HTTP, GRPC, TLS or TCP.`,
    };
  }
  const bind = texts(listener, 'bind')[0];
  const isSocket = bind?.text.startsWith(UNIX_SCHEME) === true;
  for (const number of numbers(port, 'number')) {
    if (number.value === 0 && !isSocket && child(listener, 'bind')?.masked !== true) {
      yield {
        at: number,
        message: 'Port 0 is for sockets. Bind to "unix://…", or write a number from 1 to 65535.',
      };
    } else if (number.value < 0 || number.value > 65535) {
      yield { at: number, message: `"${number.text}" is no port. Write a number from 1 to 65535.` };
    } else if (number.value !== 0 && isSocket) {
      yield { at: number, message: `"${number.text}" cannot be the port of a socket. Write 0.` };
    }
  }
  const fault = isSocket ? unixSocketFault(bind.text) : undefined;
  if (bind !== undefined && fault !== undefined) {
    yield { at: bind, message: `"${bind.text}" is no socket: ${fault}. Write "unix:///path/to/socket".` };
  }
  const capture = scalar(listener, 'captureMode');
  if (isSocket && capture?.text === 'IPTABLES') {
    yield { at: capture, message: '"IPTABLES" cannot capture traffic to a socket. Write "NONE".' };
  }
  const target = numbers(port, 'targetPort')[0];
  if (target === undefined || target.value === 0) return;
  yield {
    at: keyAnchor(port, 'targetPort'),
    message: '"targetPort" has no meaning in a Sidecar. Remove it.',
  };
}
