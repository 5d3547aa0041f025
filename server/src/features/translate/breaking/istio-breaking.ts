import { fullServiceHost, parseServiceHost } from '../../../workspace/istio-hosts.ts';
import { toValue } from '../../../yaml/to-value.ts';
import { at, compact, entriesAt, numberAt, textAt } from '../../refactorings/json-path.ts';
import { metadataOf, type TranslationSource, type Understood, type Written } from '../translation.ts';
import type { BreakingIntent } from './breaking-intent.ts';

const POLICY = ['connectionPool', 'outlierDetection'];
const EJECTION = ['consecutive5xxErrors', 'baseEjectionTime', 'interval', 'maxEjectionPercent'];
const POOL = ['maxConnections', 'http1MaxPendingRequests', 'http2MaxRequests', 'maxRetries'];

/** Reads the circuit breaking of a DestinationRule for a Service. */
export function readIstioBreaking({ resource }: TranslationSource): Understood<BreakingIntent> | undefined {
  if (resource.key !== 'DestinationRule.networking.istio.io') return undefined;
  const spec = at(toValue(resource.root), 'spec');
  const service = parseServiceHost(textAt(spec, 'host') ?? '', resource.namespace);
  const policy = at(spec, 'trafficPolicy');
  const outlier = at(policy, 'outlierDetection');
  const pool = at(policy, 'connectionPool');
  if (service === undefined || (outlier === undefined && pool === undefined)) return undefined;
  const lost = [
    ...entriesAt(policy).flatMap(([key]) => (POLICY.includes(key) ? [] : [`trafficPolicy.${key}`])),
    ...entriesAt(outlier).flatMap(([key]) => (EJECTION.includes(key) ? [] : [`outlierDetection.${key}`])),
    ...['tcp', 'http'].flatMap((layer) =>
      entriesAt(pool, layer).flatMap(([key]) =>
        POOL.includes(key) ? [] : [`connectionPool.${layer}.${key}`],
      ),
    ),
    ...(at(spec, 'subsets') === undefined ? [] : ['subsets']),
  ];
  return {
    intent: {
      name: resource.name,
      service,
      ejection:
        outlier === undefined
          ? undefined
          : {
              failures: numberAt(outlier, 'consecutive5xxErrors'),
              pause: textAt(outlier, 'baseEjectionTime'),
              longestPause: undefined,
              interval: textAt(outlier, 'interval'),
              mostPercent: numberAt(outlier, 'maxEjectionPercent'),
            },
      pool: {
        connections: numberAt(pool, 'tcp', 'maxConnections'),
        pending: numberAt(pool, 'http', 'http1MaxPendingRequests'),
        requests: numberAt(pool, 'http', 'http2MaxRequests'),
        retries: numberAt(pool, 'http', 'maxRetries'),
      },
    },
    notes: lost.map((field) => `Not carried over: ${field}.`),
  };
}

/** Writes a DestinationRule. */
export function writeIstioBreaking(intent: BreakingIntent, source: TranslationSource): Written {
  const { name, service, ejection, pool } = intent;
  const { failures, pause, interval, mostPercent, longestPause } = ejection ?? {};
  const host = service.namespace === source.resource.namespace ? service.name : fullServiceHost(service);
  const trafficPolicy = compact({
    connectionPool: compact({
      tcp: compact({ maxConnections: pool.connections }),
      http: compact({
        http1MaxPendingRequests: pool.pending,
        http2MaxRequests: pool.requests,
        maxRetries: pool.retries,
      }),
    }),
    outlierDetection:
      ejection === undefined
        ? undefined
        : compact({
            consecutive5xxErrors: failures ?? 5,
            interval,
            baseEjectionTime: pause,
            maxEjectionPercent: mostPercent,
          }),
  });
  return {
    documents: [
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata: metadataOf(name, source.resource.namespace, source),
        spec: { host, trafficPolicy },
      },
    ],
    notes: longestPause === undefined ? [] : [`Istio lets pauses grow without the limit of ${longestPause}.`],
  };
}
