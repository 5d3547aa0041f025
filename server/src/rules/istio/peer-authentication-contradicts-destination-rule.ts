import type { IndexView } from '../../workspace/index-view.ts';
import { DESTINATION_RULE } from '../../workspace/istio-destination-rules.ts';
import { isAutoMutualTls, rootNamespaceOf } from '../../workspace/istio-mesh-config.ts';
import {
  clientModeOf,
  clientTlsNode,
  MESH_WIDE_HOST,
  namespaceWideHost,
  PEER_AUTHENTICATION,
  policyLabels,
  serverModeOf,
  tlsRulesOn,
} from '../../workspace/istio-mutual-tls.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { scalar } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';

/**
 * Servers that refuse mutual TLS while clients speak it, and servers that demand it of clients that nothing makes
 * speak it. Source: Kiali (peerauthentications.MeshMtlsChecker, NamespaceMtlsChecker, DisabledNamespaceWideChecker,
 * DisabledMeshWideChecker).
 */
export const peerAuthenticationContradictsDestinationRule = defineRule({
  id: 'istio/peer-authentication-contradicts-destination-rule',
  title: 'Demand of clients the TLS that DestinationRules make them speak',
  severity: 'error',
  kinds: [PEER_AUTHENTICATION],
  reads: [DESTINATION_RULE, 'ConfigMap', 'IstioOperator.install.istio.io'],
  upstream: ['KIA0401', 'KIA0501', 'KIA0505', 'KIA0506'],
  *check(policy, { index, settings }) {
    const mode = scalar(policy.root, 'spec.mtls.mode');
    if (mode === undefined || policyLabels(policy).size > 0) return;
    const isMesh = policy.namespace === rootNamespaceOf(index, settings.istio.rootNamespace);
    if (serverModeOf(policy) === 'DISABLE') yield* refusing(index, policy, mode, isMesh);
    if (serverModeOf(policy) === 'STRICT' && !isAutoMutualTls(index))
      yield* demanding(index, policy, mode, isMesh);
  },
});

/** Servers that refuse mutual TLS: a DestinationRule that makes clients speak it breaks their calls. */
function* refusing(index: IndexView, policy: Resource, mode: YamlNode, isMesh: boolean): Iterable<Finding> {
  const ofMesh = tlsRulesOn(index, MESH_WIDE_HOST);
  const ofNamespace = isMesh ? [] : tlsRulesOn(index, namespaceWideHost(policy.namespace));
  // The narrower DestinationRule wins.
  const rule = (ofNamespace.length > 0 ? ofNamespace : ofMesh).find(
    (other) => clientModeOf(other) === 'mutual',
  );
  if (rule === undefined) return;
  yield {
    at: mode,
    message:
      `DestinationRule "${rule.namespace}/${rule.name}" makes clients speak mutual TLS, which "DISABLE" refuses, so ` +
      'their calls fail. Use "PERMISSIVE" here, or disable TLS there.',
    upstream: [isMesh ? 'KIA0506' : 'KIA0505'],
    related: [
      {
        document: rule.document,
        span: clientTlsNode(rule)?.pair?.key ?? rule.kindNode,
        message: 'Clients are told here',
      },
    ],
  };
}

/** Servers that demand mutual TLS in a mesh where clients speak it only if told. */
function* demanding(index: IndexView, policy: Resource, mode: YamlNode, isMesh: boolean): Iterable<Finding> {
  const hosts = isMesh ? [MESH_WIDE_HOST] : [namespaceWideHost(policy.namespace), MESH_WIDE_HOST];
  if (hosts.flatMap((host) => tlsRulesOn(index, host)).some((rule) => clientModeOf(rule) === 'mutual'))
    return;
  yield {
    at: mode,
    severity: 'warning',
    message:
      'Automatic mutual TLS is switched off and no DestinationRule makes clients speak it, so "STRICT" refuses them. ' +
      `Add a DestinationRule for host "${hosts[0]}" with TLS mode "ISTIO_MUTUAL".`,
    upstream: [isMesh ? 'KIA0401' : 'KIA0501'],
  };
}
