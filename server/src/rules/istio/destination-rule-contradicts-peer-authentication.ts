import { DESTINATION_RULE } from '../../workspace/istio-destination-rules.ts';
import type { IndexView } from '../../workspace/index-view.ts';
import { resolveHost, SERVICE } from '../../workspace/istio-hosts.ts';
import { isAutoMutualTls, rootNamespaceOf } from '../../workspace/istio-mesh-config.ts';
import {
  clientModeOf,
  clientTlsNode,
  MESH_WIDE_HOST,
  namespaceWidePolicies,
  PEER_AUTHENTICATION,
  serverMode,
  serverModeOf,
} from '../../workspace/istio-mutual-tls.ts';
import { serviceSelector } from '../../resources/service.ts';
import { child, nodeAt, scalar } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';

const NAMESPACE_WIDE = /^\*\.([^.]+)\.svc\.cluster\.local$/;

/**
 * Servers that a PeerAuthentication makes STRICT refuse clients that a DestinationRule makes speak plain text.
 * Source: Kiali (destinationrules.DisabledNamespaceWideMTLSChecker, DisabledMeshWideMTLSChecker,
 * MeshWideMTLSChecker, NamespaceWideMTLSChecker), for single Services too.
 */
export const destinationRuleContradictsPeerAuthentication = defineRule({
  id: 'istio/destination-rule-contradicts-peer-authentication',
  title: 'Let clients speak the TLS that the servers demand',
  severity: 'error',
  kinds: [DESTINATION_RULE],
  reads: [PEER_AUTHENTICATION, SERVICE, 'ConfigMap', 'IstioOperator.install.istio.io'],
  upstream: ['KIA0205', 'KIA0206', 'KIA0207', 'KIA0208'],
  *check(rule, { index, settings }) {
    const host = scalar(rule.root, 'spec.host')?.text;
    const mode = clientModeOf(rule);
    if (host === undefined || mode === undefined) return;
    const root = rootNamespaceOf(index, settings.istio.rootNamespace);
    if (mode === 'disabled') yield* plainText(index, rule, host, root);
    else if (mode === 'mutual' && !isAutoMutualTls(index)) yield* withoutServers(index, rule, host, root);
  },
});

/** Clients made to speak plain text to servers that refuse it. */
function* plainText(index: IndexView, rule: Resource, host: string, root: string): Iterable<Finding> {
  const demand = demandOn(index, rule, host, root);
  if (demand === undefined) return;
  const { policy, upstream } = demand;
  yield {
    at: modeNode(rule),
    message:
      `Clients of "${host}" are told to speak plain text, but PeerAuthentication "${policy.namespace}/${policy.name}" ` +
      'accepts mutual TLS only, so their calls fail. Use "ISTIO_MUTUAL" here, or "PERMISSIVE" there.',
    upstream,
    related: [
      {
        document: policy.document,
        span: scalar(policy.root, 'spec.mtls.mode') ?? policy.kindNode,
        message: 'Demanded here',
      },
    ],
  };
}

/** The PeerAuthentication that makes servers of the host strict. */
function demandOn(index: IndexView, rule: Resource, host: string, root: string) {
  const strict = (namespace: string) =>
    namespaceWidePolicies(index, namespace).find((policy) => serverModeOf(policy) === 'STRICT');
  const namespace = NAMESPACE_WIDE.exec(host)?.[1];
  if (host === MESH_WIDE_HOST) {
    const policy = strict(root);
    return policy && { policy, upstream: ['KIA0208'] };
  }
  if (namespace !== undefined) {
    const own = namespaceWidePolicies(index, namespace).some((policy) => serverModeOf(policy) !== undefined);
    const policy = strict(own ? namespace : root);
    return policy && { policy, upstream: [own && namespace !== root ? 'KIA0207' : 'KIA0208'] };
  }
  const service = resolveHost(index, host, rule.namespace)?.resources[0];
  if (service?.key !== SERVICE || serviceSelector(service).size === 0) return undefined;
  const server = serverMode(index, service.namespace, serviceSelector(service), root);
  // A port may have a mode of its own, which a DestinationRule can be right about.
  if (server?.mode !== 'STRICT' || nodeAt(server.policy.root, ['spec', 'portLevelMtls'])) return undefined;
  return { policy: server.policy, upstream: [] };
}

/** Clients made to speak mutual TLS where nothing says that servers do, and nothing is automatic. */
function* withoutServers(index: IndexView, rule: Resource, host: string, root: string): Iterable<Finding> {
  const namespace = NAMESPACE_WIDE.exec(host)?.[1];
  if (host !== MESH_WIDE_HOST && namespace === undefined) return;
  const places = namespace === undefined ? [root] : [namespace, root];
  const accepts = places
    .flatMap((place) => namespaceWidePolicies(index, place))
    .some((policy) => serverModeOf(policy) !== undefined && serverModeOf(policy) !== 'DISABLE');
  if (accepts) return;
  yield {
    at: modeNode(rule),
    severity: 'information',
    message:
      `Clients of "${host}" are told to speak mutual TLS, but no PeerAuthentication says that the servers do. ` +
      `Add one with mode "PERMISSIVE" or "STRICT" in namespace "${namespace ?? root}".`,
    upstream: [namespace === undefined ? 'KIA0205' : 'KIA0206'],
  };
}

function modeNode(rule: Resource) {
  const tls = clientTlsNode(rule);
  return child(tls, 'mode') ?? (tls === undefined ? rule.kindNode : anchor(tls));
}
