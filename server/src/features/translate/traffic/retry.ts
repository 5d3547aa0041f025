import { formatDuration, parseGoDuration } from '../../../schema/durations.ts';
import { compact, numberAt, textAt, type JsonObject, type Value } from '../../refactorings/json-path.ts';
import { toLinkerdDuration } from '../durations.ts';
import type { Retry } from './traffic-intent.ts';

const GRPC_CONDITIONS = new Set([
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]);

/** Conditions that are lists with commas between. */
export function parseConditions(text: string | undefined): string[] {
  return (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

/** A length of time as the Gateway API writes it; undefined for a text that is none. */
export function toDuration(text: string | undefined): string | undefined {
  const time = text === undefined ? undefined : parseGoDuration(text);
  return time === undefined ? undefined : formatDuration(time);
}

/** Reads `retries` of an Istio route; 0 attempts mean that nothing is repeated. */
export function fromIstioRetries(retries: Value): Retry | undefined {
  if (retries === undefined) return undefined;
  return {
    attempts: numberAt(retries, 'attempts'),
    conditions: parseConditions(textAt(retries, 'retryOn')),
    tryTimeout: toDuration(textAt(retries, 'perTryTimeout')),
  };
}

export function toIstioRetries({ attempts, conditions, tryTimeout }: Retry): JsonObject {
  return compact({
    attempts: attempts ?? 1,
    perTryTimeout: tryTimeout,
    retryOn: conditions.length === 0 ? undefined : conditions.join(','),
  });
}

/** Reads Linkerd's annotations; undefined where none asks for retries. */
export function fromLinkerdRetries(annotations: ReadonlyMap<string, string>): Retry | undefined {
  const conditions = ['retry.linkerd.io/http', 'retry.linkerd.io/grpc'].flatMap((name) =>
    parseConditions(annotations.get(name)),
  );
  if (conditions.length === 0) return undefined;
  const limit = Number(annotations.get('retry.linkerd.io/limit') ?? '1');
  return {
    attempts: Number.isInteger(limit) ? limit : 1,
    conditions,
    tryTimeout: toDuration(annotations.get('retry.linkerd.io/timeout')),
  };
}

/** Writes Linkerd's annotations, and says which conditions Linkerd does not have. */
export function toLinkerdRetries({ attempts, conditions, tryTimeout }: Retry): {
  readonly annotations: JsonObject;
  readonly notes: readonly string[];
} {
  if (attempts === 0) return { annotations: {}, notes: ['Linkerd repeats nothing unless it is asked to.'] };
  const http = conditions.filter((name) => /^(?:5xx|gateway-error|[1-5]\d\d)$/.test(name));
  const grpc = conditions.filter((name) => GRPC_CONDITIONS.has(name));
  const lost = conditions.filter((name) => !http.includes(name) && !grpc.includes(name));
  const notes = lost.map((name) => `Linkerd has no condition "${name}" for retries.`);
  if (conditions.length === 0 || (http.length === 0 && grpc.length === 0)) {
    http.push('gateway-error');
    notes.push('Retries on "gateway-error" come nearest to what is asked for.');
  }
  return {
    annotations: compact({
      'retry.linkerd.io/http': http.length === 0 ? undefined : http.join(','),
      'retry.linkerd.io/grpc': grpc.length === 0 ? undefined : grpc.join(','),
      'retry.linkerd.io/limit': attempts === undefined ? undefined : String(attempts),
      'retry.linkerd.io/timeout': toLinkerdDuration(tryTimeout),
    }),
    notes,
  };
}
