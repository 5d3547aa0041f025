import { labelsOf } from '../../resources/workload.ts';
import { closest } from '../../util/closest.ts';
import { insertPair, replaceText } from '../../yaml/edit.ts';
import type { MapNode } from '../../yaml/nodes.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Fix, type Resource } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import {
  guessProtocol,
  isAppProtocol,
  protocolOfPortName,
  WELL_KNOWN_TCP_PORTS,
} from './shared/port-protocol.ts';

/** Source: istioctl IST0118 and IST0150, Kiali KIA0601 and KIA0602; "Explicit protocol selection". */
export const servicePortProtocol = defineRule({
  id: 'istio/service-port-protocol',
  title: 'Tell Istio the protocol of each Service port',
  severity: 'warning',
  kinds: ['Service'],
  fixable: 'suggestion',
  upstream: ['IST0118', 'IST0150', 'KIA0601', 'KIA0602'],
  *check(service) {
    const labels = labelsOf(service);
    if (labels.has('istio') || labels.get('release') === 'istio' || labels.has('gateway.istio.io/managed'))
      return;
    const isExternalName = scalar(service.root, 'spec.type')?.text === 'ExternalName';
    for (const port of select(service.root, 'spec.ports[*]')) {
      if (port.kind === 'map') yield* checkPort(service, port, isExternalName);
    }
  },
});

function* checkPort(service: Resource, port: MapNode, isExternalName: boolean): Iterable<Finding> {
  const name = scalar(port, 'name');
  const appProtocol = scalar(port, 'appProtocol');
  const isMasked = ['name', 'appProtocol', 'protocol'].some((field) => child(port, field)?.masked === true);
  if (isMasked || scalar(port, 'protocol')?.text === 'UDP') return;
  if (appProtocol !== undefined) {
    if (isAppProtocol(appProtocol.text)) return;
    const near = closest(appProtocol.text, [
      'http',
      'https',
      'http2',
      'grpc',
      'tcp',
      'tls',
      'kubernetes.io/h2c',
      'kubernetes.io/ws',
    ]);
    yield {
      at: anchor(appProtocol),
      severity: 'information',
      upstream: [isExternalName ? 'IST0150' : 'IST0118', 'KIA0602'],
      message: `"${appProtocol.text}" is no protocol that Istio knows, so it treats the port as TCP or guesses. Write ${near === undefined ? 'one such as "http"' : `"${near}"`}.`,
      fixes:
        near === undefined
          ? []
          : [
              {
                title: `Change to "${near}"`,
                kind: 'suggestion',
                edits: () => [replaceText(service.document, appProtocol, near)],
              },
            ],
    };
    return;
  }
  const number = scalar(port, 'port')?.value;
  const protocol = protocolOfPortName(name?.text ?? '');
  if (isExternalName && (protocol === undefined || name?.text === 'tcp')) {
    yield {
      at: anchor(name ?? port),
      upstream: ['IST0150'],
      message: `${named(name?.text)} does not tell Istio the protocol, and for an ExternalName it then matches all traffic of the port. Name it "https-…" or "tcp-…".`,
      fixes: fixesFor(service, port, name?.text, number),
    };
  } else if (!isExternalName && protocol === undefined && !WELL_KNOWN_TCP_PORTS.has(Number(number))) {
    yield {
      at: anchor(name ?? port),
      severity: 'information',
      upstream: ['IST0118', 'KIA0601'],
      message: `${named(name?.text)} does not tell Istio the protocol, so it guesses from the first bytes. Start the name with the protocol, or add "appProtocol".`,
      fixes: fixesFor(service, port, name?.text, number),
    };
  }
}

function named(name: string | undefined): string {
  return name === undefined || name === '' ? 'A port without a name' : `The port name "${name}"`;
}

/** `appProtocol` first: a new name would break those who refer to the port by its name. */
function fixesFor({ document }: Resource, port: MapNode, name: string | undefined, number: unknown): Fix[] {
  const protocol = guessProtocol(name ?? '', Number(number));
  const node = child(port, 'name');
  const renamed = name === undefined ? protocol : `${protocol}-${name}`;
  return [
    {
      title: `Add "appProtocol: ${protocol}"`,
      kind: 'suggestion',
      edits: () => [insertPair(document, port, { key: 'appProtocol', value: protocol })],
    },
    ...(node === undefined
      ? []
      : [
          {
            title: `Rename to "${renamed}"`,
            kind: 'suggestion' as const,
            edits: () => [replaceText(document, node, renamed)],
          },
        ]),
  ];
}
