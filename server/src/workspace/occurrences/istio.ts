import type { Resource } from '../../resources/resource.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { scalar, scalars, select } from '../../yaml/select.ts';
import { DESTINATION_RULE } from '../istio-destination-rules.ts';
import { API_GATEWAY, ISTIO_GATEWAY, parseGatewayReference } from '../istio-gateways.ts';
import { hostForms, parseServiceHost, SERVICE, SERVICE_ENTRY } from '../istio-hosts.ts';
import { parsePrincipal } from '../istio-service-accounts.ts';
import { destinationsOf, VIRTUAL_SERVICE } from '../istio-virtual-services.ts';
import { selectorReferences } from './label-references.ts';
import { nameReferences, namedReferences, objectReferences } from './object-references.ts';
import {
  definition,
  hostSymbol,
  reference,
  resourceSymbol,
  subsetSymbol,
  type Collector,
  type Occurrence,
} from './occurrence.ts';

/** Namespaces in which the Pods of ingress gateways, and so their Secrets, usually live. */
const GATEWAY_NAMESPACES = ['istio-system', 'istio-ingress'];

/** A host as a reference to the Service or ServiceEntry that it names. */
function hostReference(resource: Resource, node: ScalarNode, host = node.text): Occurrence[] {
  const service = parseServiceHost(host, resource.namespace);
  const symbols = [
    ...(service === undefined ? [] : [resourceSymbol(SERVICE, service.namespace, service.name)]),
    hostSymbol(host),
  ];
  if (host === '' || host === '*') return [];
  return [reference({ resource, node, symbols, part: service?.name ?? host })];
}

function* virtualService(resource: Resource): Generator<Occurrence> {
  for (const host of scalars(resource.root, 'spec.hosts[*]')) yield* hostReference(resource, host);
  for (const { host, subset } of destinationsOf(resource)) {
    yield* hostReference(resource, host);
    if (subset === undefined) continue;
    const symbols = hostForms(host.text, resource.namespace).map((form) => subsetSymbol(form, subset.text));
    yield reference({ resource, node: subset, symbols });
  }
  const gateways = [
    'spec.gateways[*]',
    'spec.http[*].match[*].gateways[*]',
    'spec.tcp[*].match[*].gateways[*]',
    'spec.tls[*].match[*].gateways[*]',
  ];
  for (const node of gateways.flatMap((query) => scalars(resource.root, query))) {
    const target = parseGatewayReference(node.text, resource.namespace);
    if (target === undefined) continue;
    const symbols = [ISTIO_GATEWAY, API_GATEWAY].map((kind) =>
      resourceSymbol(kind, target.namespace, target.name),
    );
    yield reference({ resource, node, symbols, part: target.name });
  }
  yield* namedReferences(resource, 'spec.http[*].delegate', { kind: VIRTUAL_SERVICE });
}

function* destinationRule(resource: Resource): Generator<Occurrence> {
  const host = scalar(resource.root, 'spec.host');
  if (host === undefined) return;
  yield* hostReference(resource, host);
  for (const node of scalars(resource.root, 'spec.subsets[*].name')) {
    const symbols = hostForms(host.text, resource.namespace).map((form) => subsetSymbol(form, node.text));
    yield definition({ resource, node, symbols });
  }
  const service = parseServiceHost(host.text, resource.namespace);
  yield* selectorReferences(resource, 'spec.subsets[*].labels', service?.namespace ?? resource.namespace);
  yield* selectorReferences(resource, 'spec.workloadSelector.matchLabels', resource.namespace);
}

function* gateway(resource: Resource): Generator<Occurrence> {
  yield* selectorReferences(resource, 'spec.selector', '');
  for (const node of scalars(resource.root, 'spec.servers[*].tls.credentialName')) {
    const namespaces = [resource.namespace, ...GATEWAY_NAMESPACES];
    yield reference({
      resource,
      node,
      symbols: namespaces.map((namespace) => resourceSymbol('Secret', namespace, node.text)),
    });
  }
}

function* serviceEntry(resource: Resource): Generator<Occurrence> {
  for (const node of scalars(resource.root, 'spec.hosts[*]')) {
    yield definition({ resource, node, symbols: [hostSymbol(node.text)] });
  }
  yield* selectorReferences(resource, 'spec.workloadSelector.labels', resource.namespace);
}

function* sidecar(resource: Resource): Generator<Occurrence> {
  yield* selectorReferences(resource, 'spec.workloadSelector.labels', resource.namespace);
  for (const node of scalars(resource.root, 'spec.egress[*].hosts[*]')) {
    const [namespace = '', host = ''] = node.text.split('/');
    if (host !== '' && !namespace.includes('*')) yield* hostReference(resource, node, host);
  }
}

function* policy(resource: Resource): Generator<Occurrence> {
  yield* selectorReferences(resource, 'spec.selector.matchLabels', resource.namespace);
  const defaults = { group: '', kind: 'Service' };
  yield* objectReferences(resource, 'spec.targetRef', defaults);
  yield* objectReferences(resource, 'spec.targetRefs[*]', defaults);
}

function* authorizationPolicy(resource: Resource): Generator<Occurrence> {
  yield* policy(resource);
  for (const source of select(resource.root, 'spec.rules[*].from[*].source')) {
    for (const node of ['principals[*]', 'notPrincipals[*]'].flatMap((query) => scalars(source, query))) {
      const principal = parsePrincipal(node.text);
      if (principal === undefined) continue;
      const { namespace, account } = principal;
      yield reference({
        resource,
        node,
        symbols: [resourceSymbol('ServiceAccount', namespace, account)],
        part: account,
      });
    }
    for (const node of scalars(source, 'serviceAccounts[*]')) {
      const [first = '', second] = node.text.split('/');
      const [namespace, account] = second === undefined ? [resource.namespace, first] : [first, second];
      yield reference({
        resource,
        node,
        symbols: [resourceSymbol('ServiceAccount', namespace, account)],
        part: account,
      });
    }
    for (const node of ['namespaces[*]', 'notNamespaces[*]'].flatMap((query) => scalars(source, query))) {
      if (!node.text.includes('*')) {
        yield reference({ resource, node, symbols: [resourceSymbol('Namespace', '', node.text)] });
      }
    }
  }
  for (const node of scalars(resource.root, 'spec.rules[*].to[*].operation.hosts[*]')) {
    if (!node.text.includes('*')) yield* hostReference(resource, node);
  }
}

function* workloadEntry(resource: Resource): Generator<Occurrence> {
  yield* nameReferences(resource, 'spec.serviceAccount', 'ServiceAccount');
  yield* nameReferences(resource, 'spec.template.serviceAccount', 'ServiceAccount');
}

function* envoyFilter(resource: Resource): Generator<Occurrence> {
  yield* selectorReferences(resource, 'spec.workloadSelector.labels', resource.namespace);
  yield* objectReferences(resource, 'spec.targetRefs[*]', { group: '', kind: 'Service' });
}

export const istioCollectors: Readonly<Record<string, Collector>> = {
  [VIRTUAL_SERVICE]: virtualService,
  [DESTINATION_RULE]: destinationRule,
  [ISTIO_GATEWAY]: gateway,
  [SERVICE_ENTRY]: serviceEntry,
  'Sidecar.networking.istio.io': sidecar,
  'EnvoyFilter.networking.istio.io': envoyFilter,
  'ProxyConfig.networking.istio.io': policy,
  'WorkloadEntry.networking.istio.io': workloadEntry,
  'WorkloadGroup.networking.istio.io': workloadEntry,
  'AuthorizationPolicy.security.istio.io': authorizationPolicy,
  'PeerAuthentication.security.istio.io': policy,
  'RequestAuthentication.security.istio.io': policy,
  'Telemetry.telemetry.istio.io': policy,
  'WasmPlugin.extensions.istio.io': policy,
  'TrafficExtension.extensions.istio.io': policy,
};
