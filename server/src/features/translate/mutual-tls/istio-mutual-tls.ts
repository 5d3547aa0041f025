import { toValue } from '../../../yaml/to-value.ts';
import { at, compact, entriesAt, textAt } from '../../refactorings/json-path.ts';
import { metadataOf, type TranslationSource, type Understood, type Written } from '../translation.ts';
import { textEntries } from '../text-entries.ts';
import type { MutualTlsIntent } from './mutual-tls-intent.ts';

const MODES: ReadonlyMap<string, MutualTlsIntent['mode']> = new Map([
  ['STRICT', 'required'],
  ['PERMISSIVE', 'offered'],
  ['DISABLE', 'off'],
]);
const NAMES: Readonly<Record<MutualTlsIntent['mode'], string>> = {
  required: 'STRICT',
  offered: 'PERMISSIVE',
  off: 'DISABLE',
};
/** Where a PeerAuthentication holds for the whole mesh, unless the installation says otherwise. */
const ROOT_NAMESPACE = 'istio-system';

/** Reads a PeerAuthentication that is about all ports, or about some in one mode. */
export function readIstioMutualTls({ resource }: TranslationSource): Understood<MutualTlsIntent> | undefined {
  if (resource.key !== 'PeerAuthentication.security.istio.io') return undefined;
  const spec = at(toValue(resource.root), 'spec');
  const levels = entriesAt(spec, 'portLevelMtls').map(([port, level]) => ({
    port: Number(port),
    mode: textAt(level, 'mode'),
  }));
  const written = textAt(spec, 'mtls', 'mode');
  const mode = MODES.get(written ?? levels[0]?.mode ?? '');
  if (mode === undefined) return undefined;
  const ports = written === undefined ? levels.filter((level) => MODES.get(level.mode ?? '') === mode) : [];
  const isMeshWide = resource.namespace === ROOT_NAMESPACE && at(spec, 'selector') === undefined;
  return {
    intent: {
      name: resource.name,
      namespace: resource.namespace,
      labels: textEntries(at(spec, 'selector', 'matchLabels')),
      mode,
      ports: ports.map(({ port }) => port),
    },
    notes: [
      ...(isMeshWide ? ['In Istio it holds for the whole mesh; what follows is for this namespace.'] : []),
      ...(levels.length > ports.length ? ['Not carried over: portLevelMtls.'] : []),
    ],
  };
}

/** Writes a PeerAuthentication. */
export function writeIstioMutualTls(intent: MutualTlsIntent, source: TranslationSource): Written {
  const { name, namespace, labels, ports } = intent;
  const mode = NAMES[intent.mode];
  const isForAll = Object.keys(labels).length === 0;
  const levels = isForAll ? [] : ports;
  return {
    documents: [
      {
        apiVersion: 'security.istio.io/v1',
        kind: 'PeerAuthentication',
        metadata: metadataOf(isForAll ? 'default' : name, namespace, source),
        spec: compact({
          selector: isForAll ? undefined : { matchLabels: labels },
          mtls: levels.length === 0 ? { mode } : undefined,
          portLevelMtls: Object.fromEntries(levels.map((port) => [String(port), { mode }])),
        }),
      },
    ],
    notes: [],
  };
}
