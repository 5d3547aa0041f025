import type { KindKey } from '../../resources/kinds.ts';
import { replaceText } from '../../yaml/edit.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { NANOSECONDS_PER_MILLISECOND, parseGoDuration } from '../shared/go-duration.ts';
import { scalars } from '../../yaml/select.ts';
import { DESTINATION_RULE, REQUEST_AUTHENTICATION, SIDECAR, VIRTUAL_SERVICE } from './shared/kinds.ts';

const POOL_FIELDS = [
  'http.idleTimeout',
  'http.http2KeepAlive.interval',
  'http.http2KeepAlive.timeout',
  'tcp.connectTimeout',
  'tcp.maxConnectionDuration',
  'tcp.tcpKeepalive.time',
  'tcp.tcpKeepalive.interval',
];
const POLICIES = [
  'spec.trafficPolicy',
  'spec.trafficPolicy.portLevelSettings[*]',
  'spec.subsets[*].trafficPolicy',
  'spec.subsets[*].trafficPolicy.portLevelSettings[*]',
];
const POOLS: Readonly<Record<KindKey, readonly string[]>> = {
  [DESTINATION_RULE]: POLICIES.map((policy) => `${policy}.connectionPool`),
  [SIDECAR]: ['spec.inboundConnectionPool', 'spec.ingress[*].connectionPool'],
};

/** Durations that the CRD knows to be such: only their precision is left to say. */
const CHECKED_BY_SCHEMA: Readonly<Record<KindKey, readonly string[]>> = {
  [VIRTUAL_SERVICE]: [
    'timeout',
    'retries.perTryTimeout',
    'retries.backoff',
    'fault.delay.fixedDelay',
    'corsPolicy.maxAge',
  ].map((field) => `spec.http[*].${field}`),
  [DESTINATION_RULE]: [
    ...poolQueries(DESTINATION_RULE, POOL_FIELDS),
    ...POLICIES.flatMap((policy) =>
      [
        'outlierDetection.baseEjectionTime',
        'outlierDetection.interval',
        'loadBalancer.warmup.duration',
        'loadBalancer.warmupDurationSecs',
      ].map((field) => `${policy}.${field}`),
    ),
  ],
  [SIDECAR]: poolQueries(SIDECAR, POOL_FIELDS),
  [REQUEST_AUTHENTICATION]: ['spec.jwtRules[*].timeout'],
};

/** Durations that are plain strings to the CRD; zero is fine here. */
const UNCHECKED: Readonly<Record<KindKey, readonly string[]>> = {
  [DESTINATION_RULE]: [
    ...poolQueries(DESTINATION_RULE, ['tcp.idleTimeout']),
    ...POLICIES.flatMap((policy) => [
      `${policy}.loadBalancer.consistentHash.httpCookie.ttl`,
      `${policy}.retryBudget.budgetInterval`,
    ]),
  ],
  [SIDECAR]: poolQueries(SIDECAR, ['tcp.idleTimeout']),
};

function poolQueries(kind: KindKey, fields: readonly string[]): string[] {
  return (POOLS[kind] ?? []).flatMap((pool) => fields.map((field) => `${pool}.${field}`));
}

/** Source: Istio webhook, ValidateDuration: "only durations to ms precision are supported". */
export const durationInvalid = defineRule({
  id: 'istio/duration-invalid',
  title: 'Write durations in whole milliseconds, with a unit',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE, DESTINATION_RULE, SIDECAR, REQUEST_AUTHENTICATION],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    for (const query of CHECKED_BY_SCHEMA[resource.key] ?? []) {
      for (const duration of scalars(resource.root, query)) yield* checkPrecision(duration);
    }
    for (const query of UNCHECKED[resource.key] ?? []) {
      for (const duration of scalars(resource.root, query)) {
        if (typeof duration.value !== 'string') continue;
        if (parseGoDuration(duration.text) === undefined) yield noDuration(resource, duration);
        else yield* checkPrecision(duration);
      }
    }
  },
});

function* checkPrecision(duration: ScalarNode): Iterable<Finding> {
  const nanoseconds = parseGoDuration(duration.text);
  // Below a millisecond the schema has spoken already.
  if (nanoseconds === undefined || Math.abs(nanoseconds) < NANOSECONDS_PER_MILLISECOND) return;
  if (nanoseconds % NANOSECONDS_PER_MILLISECOND === 0) return;
  yield {
    at: duration,
    message: `"${duration.text}" is no whole number of milliseconds, which Istio counts in. Write for example "${Math.round(nanoseconds / NANOSECONDS_PER_MILLISECOND)}ms".`,
  };
}

function noDuration({ document }: Resource, duration: ScalarNode): Finding {
  const seconds = /^[0-9]+$/.test(duration.text) ? `${duration.text}s` : undefined;
  return {
    at: duration,
    message: `"${duration.text}" is no duration. Write a number with a unit, such as "${seconds ?? '30s'}".`,
    fixes:
      seconds === undefined
        ? []
        : [
            {
              title: `Change to "${seconds}"`,
              kind: 'suggestion',
              edits: () => [replaceText(document, duration, seconds)],
            },
          ],
  };
}
