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

/**
 * Guesses the group or kind of a reference.
 * @param owner the field that holds the reference, such as `parentRefs`
 * @returns undefined for other fields, and where nothing hints at it
 */
export function guessReference(map: MapNode, owner: string, name: string): string | undefined {
  if (name === 'kind') {
    const target = owner.startsWith('targetRef') ? own(TARGETS, text(map, 'group') ?? '') : undefined;
    return own(KINDS, owner) ?? target;
  }
  return name === 'group' ? own(GROUPS, text(map, 'kind') ?? own(KINDS, owner) ?? '') : undefined;
}
