import type { Resource } from '../../resources/resource.ts';
import { scalars } from '../../yaml/select.ts';
import { nameReferences, objectReferences } from './object-references.ts';
import { definition, sectionSymbol, type Collector, type Occurrence } from './occurrence.ts';

const GROUP = 'gateway.networking.k8s.io';
const TO_GATEWAY = { group: GROUP, kind: 'Gateway' };
const TO_SERVICE = { group: '', kind: 'Service' };
const TO_SECRET = { group: '', kind: 'Secret' };
const TO_CONFIG_MAP = { group: '', kind: 'ConfigMap' };

/** Names of the listeners that routes attach to by `sectionName`. */
function* sections(resource: Resource): Generator<Occurrence> {
  const owner = `${resource.namespace}/${resource.name}`;
  for (const node of scalars(resource.root, 'spec.listeners[*].name')) {
    yield definition({ resource, node, symbols: [sectionSymbol(resource.key, owner, node.text)] });
  }
}

function* gateway(resource: Resource): Generator<Occurrence> {
  yield* sections(resource);
  yield* objectReferences(resource, 'spec.parentRef', TO_GATEWAY);
  yield* objectReferences(resource, 'spec.listeners[*].tls.certificateRefs[*]', TO_SECRET);
  yield* objectReferences(resource, 'spec.tls.backend.clientCertificateRef', TO_SECRET);
  yield* objectReferences(
    resource,
    'spec.tls.frontend.default.validation.caCertificateRefs[*]',
    TO_CONFIG_MAP,
  );
  yield* nameReferences(resource, 'spec.gatewayClassName', `GatewayClass.${GROUP}`);
}

function* route(resource: Resource): Generator<Occurrence> {
  yield* objectReferences(resource, 'spec.parentRefs[*]', TO_GATEWAY);
  yield* objectReferences(resource, 'spec.rules[*].backendRefs[*]', TO_SERVICE);
  for (const filters of ['spec.rules[*].filters[*]', 'spec.rules[*].backendRefs[*].filters[*]']) {
    yield* objectReferences(resource, `${filters}.requestMirror.backendRef`, TO_SERVICE);
    yield* objectReferences(resource, `${filters}.externalAuth.backendRef`, TO_SERVICE);
  }
}

function* backendPolicy(resource: Resource): Generator<Occurrence> {
  yield* objectReferences(resource, 'spec.targetRefs[*]', TO_SERVICE);
  yield* objectReferences(resource, 'spec.validation.caCertificateRefs[*]', TO_CONFIG_MAP);
}

function* gatewayClass(resource: Resource): Generator<Occurrence> {
  yield* objectReferences(resource, 'spec.parametersRef', TO_CONFIG_MAP);
}

export const gatewayApiCollectors: Readonly<Record<string, Collector>> = {
  [`Gateway.${GROUP}`]: gateway,
  [`ListenerSet.${GROUP}`]: gateway,
  [`GatewayClass.${GROUP}`]: gatewayClass,
  [`HTTPRoute.${GROUP}`]: route,
  [`GRPCRoute.${GROUP}`]: route,
  [`TLSRoute.${GROUP}`]: route,
  [`TCPRoute.${GROUP}`]: route,
  [`UDPRoute.${GROUP}`]: route,
  'HTTPRoute.policy.linkerd.io': route,
  [`BackendTLSPolicy.${GROUP}`]: backendPolicy,
  'XBackendTrafficPolicy.gateway.networking.x-k8s.io': backendPolicy,
};
