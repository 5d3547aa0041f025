import { annotationsOf } from '../../../resources/workload.ts';
import { toValue } from '../../../yaml/to-value.ts';
import { at, numberAt, textAt } from '../../refactorings/json-path.ts';
import { findServerPorts } from '../server-ports.ts';
import { textEntries } from '../text-entries.ts';
import { metadataOf, type TranslationSource, type Understood, type Written } from '../translation.ts';
import type { MutualTlsIntent } from './mutual-tls-intent.ts';

const POLICY = 'config.linkerd.io/default-inbound-policy';
const MODES: ReadonlyMap<string, MutualTlsIntent['mode']> = new Map([
  ['all-authenticated', 'required'],
  ['cluster-authenticated', 'required'],
  ['all-unauthenticated', 'offered'],
  ['cluster-unauthenticated', 'offered'],
]);

/** Reads the default policy of a Namespace, or the one of a Server. */
export function readLinkerdMutualTls(source: TranslationSource): Understood<MutualTlsIntent> | undefined {
  const { resource } = source;
  const { name } = resource;
  if (resource.key === 'Namespace') {
    const mode = MODES.get(annotationsOf(resource).get(POLICY) ?? '');
    if (mode === undefined) return undefined;
    return { intent: { name: 'default', namespace: name, labels: {}, mode, ports: [] }, notes: [] };
  }
  if (resource.key !== 'Server.policy.linkerd.io') return undefined;
  const spec = at(toValue(resource.root), 'spec');
  const mode = MODES.get(textAt(spec, 'accessPolicy') ?? '');
  const port = numberAt(spec, 'port');
  if (mode === undefined || port === undefined) return undefined;
  const labels = textEntries(at(spec, 'podSelector', 'matchLabels'));
  return { intent: { name, namespace: resource.namespace, labels, mode, ports: [port] }, notes: [] };
}

/** Writes the default policy of the Namespace, or a Server for each port. */
export function writeLinkerdMutualTls(intent: MutualTlsIntent, source: TranslationSource): Written {
  const { name, namespace, labels, mode } = intent;
  if (mode === 'off') {
    return { documents: [], notes: ['Linkerd encrypts between meshed Pods in any case.'] };
  }
  const policy = mode === 'required' ? 'all-authenticated' : 'all-unauthenticated';
  if (Object.keys(labels).length === 0) {
    const metadata = { name: namespace, annotations: { 'linkerd.io/inject': 'enabled', [POLICY]: policy } };
    return { documents: [{ apiVersion: 'v1', kind: 'Namespace', metadata }], notes: [] };
  }
  const { ports, notes } =
    intent.ports.length > 0 ? { ports: intent.ports, notes: [] } : findServerPorts(labels, namespace, source);
  return {
    documents: ports.map((port) => ({
      apiVersion: 'policy.linkerd.io/v1beta3',
      kind: 'Server',
      metadata: metadataOf(ports.length === 1 ? name : `${name}-${port}`, namespace, source),
      spec: { podSelector: { matchLabels: labels }, port, accessPolicy: policy },
    })),
    notes,
  };
}
