import type { Resource } from '../resources/resource.ts';
import { hasLabels } from '../resources/selector.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { child, nodeAt, scalar, stringMap } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { destinationRulesFor, destinationRulesOn } from './istio-destination-rules.ts';
import { fullServiceHost } from './istio-hosts.ts';
import { isAutoMutualTls } from './istio-mesh-config.ts';
import { servicesSelecting } from './services-of-workloads.ts';

export const PEER_AUTHENTICATION = 'PeerAuthentication.security.istio.io';

/** What a PeerAuthentication demands of clients. */
export type ServerMode = 'STRICT' | 'PERMISSIVE' | 'DISABLE';

/** How clients connect by a DestinationRule: with the mesh's certificates, in plain text, or with others. */
export type ClientMode = 'mutual' | 'disabled' | 'other';

/** The labels by which a policy selects workloads; empty if it holds for its whole namespace. */
export function policyLabels(policy: Resource): ReadonlyMap<string, string> {
  return stringMap(nodeAt(policy.root, ['spec', 'selector', 'matchLabels']));
}

/** @returns undefined for a PeerAuthentication that leaves the mode to its parent (absent, or UNSET) */
export function serverModeOf(policy: Resource): ServerMode | undefined {
  const mode = scalar(policy.root, 'spec.mtls.mode')?.text;
  return mode === 'STRICT' || mode === 'PERMISSIVE' || mode === 'DISABLE' ? mode : undefined;
}

/** The node of a DestinationRule's `trafficPolicy.tls`; undefined if it has none. */
export function clientTlsNode(rule: Resource): YamlNode | undefined {
  return nodeAt(rule.root, ['spec', 'trafficPolicy', 'tls']);
}

/**
 * How a DestinationRule makes clients connect.
 * @returns undefined if it says nothing; `tls` without a mode means DISABLE, the first value of the enum
 */
export function clientModeOf(rule: Resource): ClientMode | undefined {
  const tls = clientTlsNode(rule);
  if (tls?.kind !== 'map') return undefined;
  const node = child(tls, 'mode');
  if (node === undefined) return 'disabled';
  if (node.kind !== 'scalar' || node.masked) return undefined;
  if (node.text === 'DISABLE' || node.text === '') return 'disabled';
  return node.text === 'ISTIO_MUTUAL' || node.text === 'MUTUAL' ? 'mutual' : 'other';
}

/** The host by which a DestinationRule speaks of every Service of a namespace. */
export function namespaceWideHost(namespace: string): string {
  return `*.${namespace}.svc.cluster.local`;
}

/** The host by which a DestinationRule speaks of every Service of the mesh. */
export const MESH_WIDE_HOST = '*.local';

/** The PeerAuthentications of a namespace that hold for all of it. */
export function namespaceWidePolicies(index: IndexView, namespace: string): Resource[] {
  return index
    .inNamespace(PEER_AUTHENTICATION, namespace)
    .filter((policy) => policyLabels(policy).size === 0);
}

/** The DestinationRules whose host is `host` and which say how clients connect. */
export function tlsRulesOn(index: IndexView, host: string): Resource[] {
  return destinationRulesOn(index, host).filter((rule) => clientModeOf(rule) !== undefined);
}

/**
 * What the servers with these labels demand: the narrowest PeerAuthentication wins, workload before namespace
 * before mesh.
 * @returns undefined if no PeerAuthentication of the workspace speaks of them, which means PERMISSIVE
 */
export function serverMode(
  index: IndexView,
  namespace: string,
  labels: ReadonlyMap<string, string>,
  rootNamespace: string,
): { readonly mode: ServerMode; readonly policy: Resource } | undefined {
  const own = index.inNamespace(PEER_AUTHENTICATION, namespace);
  const selecting = own.filter(
    (policy) => policyLabels(policy).size > 0 && hasLabels(labels, policyLabels(policy)),
  );
  const candidates = [
    ...selecting,
    ...own.filter((policy) => policyLabels(policy).size === 0),
    ...namespaceWidePolicies(index, rootNamespace),
  ];
  for (const policy of candidates) {
    const mode = serverModeOf(policy);
    if (mode !== undefined) return { mode, policy };
  }
  return undefined;
}

/**
 * How clients connect to the Services of a namespace that select Pods with these labels: the DestinationRule
 * with the narrowest host wins.
 * @returns undefined if no DestinationRule of the workspace speaks of them
 */
function clientMode(
  index: IndexView,
  namespace: string,
  labels: ReadonlyMap<string, string>,
): { readonly mode: ClientMode; readonly rule: Resource } | undefined {
  const services = servicesSelecting(index, namespace, labels);
  const rules = [
    ...services.flatMap((service) => destinationRulesFor(index, fullServiceHost(service), namespace)),
    ...destinationRulesOn(index, namespaceWideHost(namespace)),
    ...destinationRulesOn(index, MESH_WIDE_HOST),
  ];
  for (const rule of rules) {
    const mode = clientModeOf(rule);
    if (mode !== undefined) return { mode, rule };
  }
  return undefined;
}

/** What keeps clients of some workloads from proving who they are. */
export interface MutualTlsObstacle {
  /** The resource that switches mutual TLS off; undefined where only the lack of one does. */
  readonly cause: Resource | undefined;
}

/**
 * Whether clients of the workloads with these labels fail to prove who they are, as the files tell: the servers
 * or the clients have mutual TLS switched off, or the mesh has no automatic mutual TLS and nothing switches it on.
 * @returns undefined if mutual TLS works
 */
export function findMutualTlsObstacle(
  index: IndexView,
  namespace: string,
  labels: ReadonlyMap<string, string>,
  rootNamespace: string,
): MutualTlsObstacle | undefined {
  const server = serverMode(index, namespace, labels, rootNamespace);
  if (server?.mode === 'DISABLE') return { cause: server.policy };
  const client = clientMode(index, namespace, labels);
  if (client?.mode === 'disabled') return { cause: client.rule };
  if (isAutoMutualTls(index)) return undefined;
  return client?.mode === 'mutual' && server !== undefined ? undefined : { cause: undefined };
}
