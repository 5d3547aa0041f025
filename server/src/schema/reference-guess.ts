import type { MapNode } from '../yaml/nodes.ts';
import { text } from '../yaml/select.ts';
import { own } from '../util/own.ts';

/** The groups of the kinds that references mostly name. */
const GROUPS: Readonly<Record<string, string>> = {
  Service: '',
  Namespace: '',
  ServiceAccount: '',
  Secret: '',
  ConfigMap: '',
  Gateway: 'gateway.networking.k8s.io',
  HTTPRoute: 'gateway.networking.k8s.io',
  GRPCRoute: 'gateway.networking.k8s.io',
  TLSRoute: 'gateway.networking.k8s.io',
  TCPRoute: 'gateway.networking.k8s.io',
  Server: 'policy.linkerd.io',
  MeshTLSAuthentication: 'policy.linkerd.io',
  NetworkAuthentication: 'policy.linkerd.io',
};

/** What references in fields of these names mostly point at. */
const KINDS: Readonly<Record<string, string>> = {
  parentRefs: 'Gateway',
  parentRef: 'Gateway',
  backendRefs: 'Service',
  certificateRefs: 'Secret',
  caCertificateRefs: 'ConfigMap',
  requiredAuthenticationRefs: 'MeshTLSAuthentication',
  from: 'HTTPRoute',
  to: 'Service',
};

/** The one kind of a group that policies mostly target. */
const TARGETS: Readonly<Record<string, string>> = {
  '': 'Service',
  core: 'Service',
  'policy.linkerd.io': 'Server',
  'gateway.networking.k8s.io': 'HTTPRoute',
};

/** The fields above whose references hardly ever point at another kind. */
const OF_ONE_KIND: ReadonlySet<string> = new Set([
  'parentRefs',
  'parentRef',
  'backendRefs',
  'certificateRefs',
  'caCertificateRefs',
]);

/** The group or kind of a reference, and whether it is more than a usual one. */
export interface ReferenceGuess {
  readonly value: string;
  readonly isClear: boolean;
}

/**
 * Guesses the group or kind of a reference.
 * @param owner the field that holds the reference, such as `parentRefs`
 * @returns undefined for other fields, and where nothing hints at it
 */
export function guessReference(map: MapNode, owner: string, name: string): ReferenceGuess | undefined {
  const isClear = OF_ONE_KIND.has(owner);
  if (name === 'group') {
    const kind = text(map, 'kind');
    const group = own(GROUPS, kind ?? own(KINDS, owner) ?? '');
    return group === undefined ? undefined : { value: group, isClear: isClear || kind !== undefined };
  }
  if (name !== 'kind') return undefined;
  const target = owner.startsWith('targetRef') ? own(TARGETS, text(map, 'group') ?? '') : undefined;
  const kind = own(KINDS, owner) ?? target;
  // Of what has no group, lists of targets only ever name Services.
  const isService = owner === 'targetRefs' && kind === 'Service';
  return kind === undefined ? undefined : { value: kind, isClear: isClear || isService };
}
