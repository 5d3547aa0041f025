import type { KindKey } from '../../resources/kinds.ts';
import { select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { destinationsOf } from './shared/destinations.ts';
import { numbers } from '../shared/texts.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { DESTINATION_RULE, SIDECAR, VIRTUAL_SERVICE } from './shared/kinds.ts';

interface Range {
  readonly queries: readonly string[];
  readonly least: number;
  readonly most: number;
  /** Zero means "not set" in protobuf. */
  readonly takesZero?: true;
}

const PORT = { least: 1, most: 65535 } as const;
const POOLS: Readonly<Record<string, readonly string[]>> = {
  [DESTINATION_RULE]: policyQueries('connectionPool'),
  [SIDECAR]: ['spec.inboundConnectionPool', 'spec.ingress[*].connectionPool'],
};

function policyQueries(field: string): string[] {
  return ['spec.trafficPolicy', 'spec.subsets[*].trafficPolicy'].flatMap((policy) => [
    `${policy}.${field}`,
    `${policy}.portLevelSettings[*].${field}`,
  ]);
}

function counters(kind: KindKey): Range {
  const fields = [
    'http.http1MaxPendingRequests',
    'http.http2MaxRequests',
    'http.maxRequestsPerConnection',
    'http.maxRetries',
    'http.maxConcurrentStreams',
    'tcp.maxConnections',
  ];
  const queries = (POOLS[kind] ?? []).flatMap((pool) => fields.map((field) => `${pool}.${field}`));
  return { queries, least: 0, most: Infinity };
}

/** Ranges that Istio's webhook knows and its CRDs do not, by kind. */
const RANGES: Readonly<Record<KindKey, readonly Range[]>> = {
  [VIRTUAL_SERVICE]: [
    {
      ...PORT,
      takesZero: true,
      queries: ['http', 'tcp', 'tls'].map((protocol) => `spec.${protocol}[*].match[*].port`),
    },
    {
      ...PORT,
      queries: [
        'http[*].route[*].destination',
        'http[*].mirror',
        'http[*].mirrors[*].destination',
        'tcp[*].route[*].destination',
        'tls[*].route[*].destination',
      ].map((destination) => `spec.${destination}.port.number`),
    },
    { ...PORT, takesZero: true, queries: ['spec.http[*].redirect.port'] },
    {
      least: 0.0001,
      most: 100,
      takesZero: true,
      queries: ['abort', 'delay'].map((fault) => `spec.http[*].fault.${fault}.percentage.value`),
    },
    { least: 200, most: 600, queries: ['spec.http[*].fault.abort.httpStatus'] },
  ],
  [DESTINATION_RULE]: [
    counters(DESTINATION_RULE),
    {
      least: 0,
      most: 100,
      queries: policyQueries('outlierDetection').flatMap((query) => [
        `${query}.maxEjectionPercent`,
        `${query}.minHealthPercent`,
      ]),
    },
  ],
  [SIDECAR]: [counters(SIDECAR)],
};

/** Source: Istio webhook, ValidatePort, ValidatePercent, validatePercentage, validateConnectionPool. */
export const numberOutOfRange = defineRule({
  id: 'istio/number-out-of-range',
  title: 'Keep ports, percentages and limits within their range',
  severity: 'error',
  kinds: Object.keys(RANGES),
  upstream: ['IST0106'],
  *check(resource) {
    for (const { queries, least, most, takesZero } of RANGES[resource.key] ?? []) {
      for (const query of queries) {
        for (const number of numbers(resource.root, query)) {
          const { value } = number;
          if ((value >= least && value <= most) || (takesZero === true && value === 0)) continue;
          const range = most === Infinity ? `${least} or more` : `a number from ${least} to ${most}`;
          yield {
            at: number,
            message: `"${number.text}" is out of range for "${fieldOf(number)}". Write ${range}.`,
          };
        }
      }
    }
    for (const port of resource.key === VIRTUAL_SERVICE
      ? destinationsOf(resource).flatMap((node) => select(node, 'port'))
      : []) {
      if (port.kind === 'map' && port.pairs.length === 0)
        yield { at: anchor(port), message: 'The port has no number. Add "number", or remove the port.' };
    }
  },
});

/** The field that people know: `percentage` for its `value`, `port` for its `number`. */
function fieldOf(node: YamlNode): string {
  const name = node.pair?.name ?? '';
  return name === 'value' || name === 'number' ? (node.parent?.pair?.name ?? name) : name;
}
