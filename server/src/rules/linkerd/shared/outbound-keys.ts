import {
  goBoolean,
  linkerdDuration,
  oneOf,
  ratio,
  wholeNumber,
  parseLinkerdDuration,
  type ValueCheck,
} from './value-checks.ts';

/** An annotation that says how clients treat a Service or a route. */
export interface OutboundKey {
  readonly check: ValueCheck;
  readonly words?: readonly string[];
  readonly isDuration?: true;
  readonly upstream: string;
}

const duration = (upstream: string): OutboundKey => ({ check: linkerdDuration, isDuration: true, upstream });

/** `503`, `500-504`, `5xx`, `gateway-error` (policy-controller, `parse_http_retry`); blanks are not trimmed. */
const httpConditions: ValueCheck = (text) => {
  for (const part of text.split(',')) {
    if (/^(?:5xx|gateway-error)$/i.test(part)) continue;
    const [, first, last] = /^([0-9]{1,5})(?:-([0-9]{1,5}))?$/.exec(part) ?? [];
    if (first === undefined) return notACondition(part);
    const codes = [Number(first), Number(last ?? first)];
    if (codes.some((code) => code < 100 || code > 599))
      return `holds "${part}", and status codes go from 100 to 599`;
    if ((codes[1] ?? 0) < (codes[0] ?? 0)) return `holds "${part}", whose end is below its start`;
  }
  return undefined;
};

function notACondition(part: string): string {
  if (part !== part.trim()) return `has a blank around "${part.trim()}", which Linkerd does not trim`;
  return `holds "${part}", which is no status code, no range of them, and neither "5xx" nor "gateway-error"`;
}

const GRPC_CONDITIONS = ['cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable'];

const grpcConditions: ValueCheck = (text) => {
  const wrong = text.split(',').find((part) => !GRPC_CONDITIONS.includes(part.toLowerCase()));
  if (wrong === undefined) return undefined;
  if (wrong !== wrong.trim()) return `has a blank around "${wrong.trim()}", which Linkerd does not trim`;
  return `holds "${wrong}", which is none of ${GRPC_CONDITIONS.map((word) => `"${word}"`).join(', ')}`;
};

const window: ValueCheck = (text) =>
  linkerdDuration(text) ?? ((parseLinkerdDuration(text) ?? 0) < 10 ? 'is shorter than 10ms' : undefined);

const BALANCER = 'balancer.linkerd.io/failure-accrual';
const BALANCER_ALPHA = 'balancer.alpha.linkerd.io';

export const ACCRUAL_MODE = BALANCER;
export const ACCRUAL_MAX_PENALTY = `${BALANCER}-consecutive-max-penalty`;
export const ACCRUAL_MIN_PENALTY = `${BALANCER}-consecutive-min-penalty`;
export const SUCCESS_RATE = `${BALANCER_ALPHA}/failure-accrual-success-rate-`;

/** Read from Services, EgressNetworks and routes (policy-controller, `outbound_index`). */
export const RETRY_AND_TIMEOUT_KEYS: ReadonlyMap<string, OutboundKey> = new Map<string, OutboundKey>([
  ['retry.linkerd.io/http', { check: httpConditions, upstream: 'L5D-ANN-010' }],
  ['retry.linkerd.io/grpc', { check: grpcConditions, words: GRPC_CONDITIONS, upstream: 'L5D-ANN-011' }],
  ['retry.linkerd.io/limit', { check: wholeNumber(0, 65535), upstream: 'L5D-ANN-014' }],
  ['retry.linkerd.io/timeout', duration('L5D-ANN-001')],
  ['timeout.linkerd.io/request', duration('L5D-ANN-001')],
  ['timeout.linkerd.io/response', duration('L5D-ANN-001')],
  ['timeout.linkerd.io/idle', duration('L5D-ANN-001')],
]);

const boolean: OutboundKey = { check: goBoolean, words: ['true', 'false'], upstream: 'L5D-ANN-028' };

/** Read from Services and EgressNetworks only. */
export const BALANCER_KEYS: ReadonlyMap<string, OutboundKey> = new Map<string, OutboundKey>([
  [
    ACCRUAL_MODE,
    {
      check: oneOf('consecutive', 'unified'),
      words: ['consecutive', 'unified'],
      upstream: 'L5D-ANN-020',
    },
  ],
  [`${BALANCER}-consecutive-max-failures`, { check: wholeNumber(0, 2 ** 32 - 1), upstream: 'L5D-ANN-024' }],
  [ACCRUAL_MAX_PENALTY, duration('L5D-ANN-001')],
  [ACCRUAL_MIN_PENALTY, duration('L5D-ANN-001')],
  [`${BALANCER}-consecutive-jitter-ratio`, { check: ratio(100), upstream: 'L5D-ANN-023' }],
  [`${SUCCESS_RATE}threshold`, { check: ratio(1), upstream: 'L5D-ANN-026' }],
  [`${SUCCESS_RATE}window`, { check: window, isDuration: true, upstream: 'L5D-ANN-026' }],
  [`${SUCCESS_RATE}min-requests`, { check: wholeNumber(0, 1_000_000), upstream: 'L5D-ANN-026' }],
  [`${BALANCER_ALPHA}/failure-accrual-honor-retry-after`, boolean],
  [`${BALANCER_ALPHA}/penalize-failures`, boolean],
  [`${BALANCER_ALPHA}/load-biaser-penalty`, duration('L5D-ANN-001')],
  [`${BALANCER_ALPHA}/load-biaser-max-retry-after`, duration('L5D-ANN-001')],
]);

/** All of them, which clients of a Service go by. */
export const OUTBOUND_KEYS: ReadonlyMap<string, OutboundKey> = new Map([
  ...RETRY_AND_TIMEOUT_KEYS,
  ...BALANCER_KEYS,
]);
