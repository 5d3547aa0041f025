import type { KindKey } from '../resources/kinds.ts';
import type { Resource } from '../resources/resource.ts';
import { labelsOf } from '../resources/workload.ts';
import { own } from '../util/own.ts';
import { scalar } from '../yaml/select.ts';
import type { IndexView } from './index-view.ts';
import { defineLookup } from './lookup.ts';

/**
 * Kinds whose controllers make Services, and how those are named. Sources: the documentation of Flagger, Knative,
 * KServe, Strimzi, Elastic Cloud on Kubernetes, CloudNativePG, the RabbitMQ and OpenTelemetry operators; Istio
 * (automated deployment of Gateways) and Cilium (Gateway API support).
 */
const GENERATORS: Readonly<Record<KindKey, (maker: Resource) => readonly string[]>> = {
  'Canary.flagger.app': (canary) => {
    const named = scalar(canary.root, 'spec.service.name') ?? scalar(canary.root, 'spec.targetRef.name');
    const name = named?.text ?? canary.name;
    return [name, `${name}-primary`, `${name}-canary`];
  },
  'Service.serving.knative.dev': ({ name }) => [name],
  'InferenceService.serving.kserve.io': ({ name }) => [name, `${name}-predictor`, `${name}-transformer`],
  'Kafka.kafka.strimzi.io': ({ name }) => [`${name}-kafka-bootstrap`, `${name}-kafka-brokers`],
  'Elasticsearch.elasticsearch.k8s.elastic.co': ({ name }) => [`${name}-es-http`, `${name}-es-transport`],
  'Kibana.kibana.k8s.elastic.co': ({ name }) => [`${name}-kb-http`],
  'Cluster.postgresql.cnpg.io': ({ name }) => [`${name}-rw`, `${name}-ro`, `${name}-r`],
  'RabbitmqCluster.rabbitmq.com': ({ name }) => [name, `${name}-nodes`],
  'OpenTelemetryCollector.opentelemetry.io': ({ name }) => [
    `${name}-collector`,
    `${name}-collector-headless`,
  ],
  'Gateway.gateway.networking.k8s.io': (gateway) => {
    const className = scalar(gateway.root, 'spec.gatewayClassName')?.text ?? '';
    return [gateway.name, `${gateway.name}-${className}`, `cilium-gateway-${gateway.name}`];
  },
};

const GENERATED = defineLookup({
  name: 'services-made-by-controllers',
  kinds: Object.keys(GENERATORS),
  keysOf: (maker) => (own(GENERATORS, maker.key)?.(maker) ?? []).map((name) => toKey(maker.namespace, name)),
});

/** Services that Linkerd copies to other clusters, from where copies of the same name may come back. */
const EXPORTED = defineLookup({
  name: 'services-exported-by-linkerd',
  kinds: ['Service'],
  *keysOf(service) {
    const labels = labelsOf(service);
    if (labels.has('mirror.linkerd.io/exported') || labels.has('mirror.linkerd.io/federated'))
      yield service.namespace;
  },
});

/** Services that Kubernetes itself brings. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['default/kubernetes', 'kube-system/kube-dns']);

/**
 * Whether a controller makes a Service of this name, so that no file defines it: Kubernetes, an operator, Flagger,
 * Istio or Cilium for a Gateway, or Linkerd, which copies Services between clusters as `<name>-<cluster>`.
 */
export function isGeneratedService(index: IndexView, namespace: string, name: string): boolean {
  return (
    ALWAYS_THERE.has(toKey(namespace, name)) ||
    index.by(GENERATED, toKey(namespace, name)).length > 0 ||
    index.by(EXPORTED, namespace).some((service) => name.startsWith(`${service.name}-`))
  );
}

function toKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
