import type { Resource } from '../../resources/resource.ts';
import { scalars } from '../../yaml/select.ts';
import { selectorReferences } from './label-references.ts';
import { nameReferences, objectReferences } from './object-references.ts';
import { reference, resourceSymbol, type Collector, type Occurrence } from './occurrence.ts';

const GROUP = 'policy.linkerd.io';

function* server(resource: Resource): Generator<Occurrence> {
  yield* selectorReferences(resource, 'spec.podSelector.matchLabels', resource.namespace);
  yield* selectorReferences(resource, 'spec.externalWorkloadSelector.matchLabels', resource.namespace);
}

function* authorizationPolicy(resource: Resource): Generator<Occurrence> {
  yield* objectReferences(resource, 'spec.targetRef', { group: GROUP, kind: 'Server' });
  yield* objectReferences(resource, 'spec.requiredAuthenticationRefs[*]', {
    group: GROUP,
    kind: 'MeshTLSAuthentication',
  });
}

function* serverAuthorization(resource: Resource): Generator<Occurrence> {
  yield* nameReferences(resource, 'spec.server.name', `Server.${GROUP}`);
  yield* objectReferences(resource, 'spec.client.meshTLS.serviceAccounts[*]', {
    group: '',
    kind: 'ServiceAccount',
  });
}

/** `account.namespace.serviceaccount.identity.linkerd.cluster.local`, the identity that a proxy proves. */
const IDENTITY = /^([^.*]+)\.([^.*]+)\.serviceaccount\.identity\./;

function* meshTlsAuthentication(resource: Resource): Generator<Occurrence> {
  yield* objectReferences(resource, 'spec.identityRefs[*]', { group: '', kind: 'ServiceAccount' });
  for (const node of scalars(resource.root, 'spec.identities[*]')) {
    const [, account, namespace] = IDENTITY.exec(node.text) ?? [];
    if (account === undefined || namespace === undefined) continue;
    yield reference({
      resource,
      node,
      symbols: [resourceSymbol('ServiceAccount', namespace, account)],
      part: account,
    });
  }
}

function* rateLimitPolicy(resource: Resource): Generator<Occurrence> {
  yield* objectReferences(resource, 'spec.targetRef', { group: GROUP, kind: 'Server' });
  yield* objectReferences(resource, 'spec.overrides[*].clientRefs[*]', { group: '', kind: 'ServiceAccount' });
}

function* trafficSplit(resource: Resource): Generator<Occurrence> {
  yield* nameReferences(resource, 'spec.service', 'Service');
  yield* nameReferences(resource, 'spec.backends[*].service', 'Service');
}

/** A ServiceProfile is named after the Service that it describes. */
function* serviceProfile(resource: Resource): Generator<Occurrence> {
  for (const node of scalars(resource.root, 'metadata.name')) {
    const [name = '', namespace = '', kind] = node.text.split('.');
    if (kind !== 'svc') continue;
    yield reference({ resource, node, symbols: [resourceSymbol('Service', namespace, name)], part: name });
  }
}

export const linkerdCollectors: Readonly<Record<string, Collector>> = {
  [`Server.${GROUP}`]: server,
  [`AuthorizationPolicy.${GROUP}`]: authorizationPolicy,
  [`ServerAuthorization.${GROUP}`]: serverAuthorization,
  [`MeshTLSAuthentication.${GROUP}`]: meshTlsAuthentication,
  [`HTTPLocalRateLimitPolicy.${GROUP}`]: rateLimitPolicy,
  'ServiceProfile.linkerd.io': serviceProfile,
  'TrafficSplit.split.smi-spec.io': trafficSplit,
};
