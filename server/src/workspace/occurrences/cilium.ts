import type { Resource } from '../../resources/resource.ts';
import { selectorReferences } from './label-references.ts';
import { nameReferences, namedReferences, objectReferences } from './object-references.ts';
import type { Collector, Occurrence } from './occurrence.ts';

const GROUP = 'cilium.io';
/** A policy holds one rule in `spec` or several in `specs`. */
const RULES = ['spec', 'specs[*]'];
const DIRECTIONS = ['ingress', 'ingressDeny', 'egress', 'egressDeny'];

function* networkPolicy(resource: Resource): Generator<Occurrence> {
  for (const rule of RULES) {
    yield* selectorReferences(resource, `${rule}.endpointSelector.matchLabels`, resource.namespace);
    for (const direction of DIRECTIONS) yield* peers(resource, `${rule}.${direction}[*]`);
  }
}

function* peers(resource: Resource, entry: string): Generator<Occurrence> {
  for (const cidrs of ['fromCIDRSet[*]', 'toCIDRSet[*]']) {
    yield* nameReferences(resource, `${entry}.${cidrs}.cidrGroupRef`, `CiliumCIDRGroup.${GROUP}`);
  }
  for (const endpoints of ['fromEndpoints[*]', 'toEndpoints[*]']) {
    yield* selectorReferences(resource, `${entry}.${endpoints}.matchLabels`, resource.namespace);
  }
  yield* namedReferences(resource, `${entry}.toServices[*].k8sService`, {
    kind: 'Service',
    nameKey: 'serviceName',
  });
  for (const port of [`${entry}.toPorts[*]`]) {
    yield* namedReferences(resource, `${port}.terminatingTLS.secret`, { kind: 'Secret' });
    yield* namedReferences(resource, `${port}.originatingTLS.secret`, { kind: 'Secret' });
    yield* objectReferences(resource, `${port}.listener.envoyConfig`, {
      group: GROUP,
      kind: 'CiliumEnvoyConfig',
    });
  }
}

function* envoyConfig(resource: Resource): Generator<Occurrence> {
  yield* namedReferences(resource, 'spec.services[*]', { kind: 'Service' });
  yield* namedReferences(resource, 'spec.backendServices[*]', { kind: 'Service' });
}

function* bgpCluster(resource: Resource): Generator<Occurrence> {
  yield* nameReferences(
    resource,
    'spec.bgpInstances[*].peers[*].peerConfigRef.name',
    `CiliumBGPPeerConfig.${GROUP}`,
  );
}

function* localRedirect(resource: Resource): Generator<Occurrence> {
  yield* namedReferences(resource, 'spec.redirectFrontend.serviceMatcher', {
    kind: 'Service',
    nameKey: 'serviceName',
  });
  yield* selectorReferences(
    resource,
    'spec.redirectBackend.localEndpointSelector.matchLabels',
    resource.namespace,
  );
}

function* egressGateway(resource: Resource): Generator<Occurrence> {
  yield* selectorReferences(resource, 'spec.selectors[*].podSelector.matchLabels', '');
}

export const ciliumCollectors: Readonly<Record<string, Collector>> = {
  [`CiliumNetworkPolicy.${GROUP}`]: networkPolicy,
  [`CiliumClusterwideNetworkPolicy.${GROUP}`]: networkPolicy,
  [`CiliumEnvoyConfig.${GROUP}`]: envoyConfig,
  [`CiliumClusterwideEnvoyConfig.${GROUP}`]: envoyConfig,
  [`CiliumBGPClusterConfig.${GROUP}`]: bgpCluster,
  [`CiliumLocalRedirectPolicy.${GROUP}`]: localRedirect,
  [`CiliumEgressGatewayPolicy.${GROUP}`]: egressGateway,
};
