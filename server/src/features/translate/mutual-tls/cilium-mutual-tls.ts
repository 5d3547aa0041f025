import { labelsOf } from '../../../resources/workload.ts';
import type { TranslationSource, Understood, Written } from '../translation.ts';
import type { MutualTlsIntent } from './mutual-tls-intent.ts';

const LABEL = 'io.cilium/mtls-enabled';

/** Reads the label by which a Namespace asks Cilium's ztunnel for mutual TLS. */
export function readCiliumMutualTls({
  resource,
}: TranslationSource): Understood<MutualTlsIntent> | undefined {
  if (resource.key !== 'Namespace' || labelsOf(resource).get(LABEL) !== 'true') return undefined;
  const intent: MutualTlsIntent = {
    name: 'default',
    namespace: resource.name,
    labels: {},
    mode: 'required',
    ports: [],
  };
  return { intent, notes: [] };
}

/** Writes the label of the Namespace. */
export function writeCiliumMutualTls({ namespace, labels, mode, ports }: MutualTlsIntent): Written {
  if (mode !== 'required') {
    return {
      documents: [],
      notes: ['Cilium encrypts where it is asked to; without its label nothing is to be written.'],
    };
  }
  const isForAll = Object.keys(labels).length === 0 && ports.length === 0;
  return {
    documents: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: { [LABEL]: 'true' } } },
    ],
    notes: [
      'Cilium’s mutual TLS is done by its ztunnel, which has to be switched on (beta in Cilium 1.20).',
      ...(isForAll ? [] : ['Cilium knows it for whole namespaces only, not for some Pods or ports.']),
    ],
  };
}
