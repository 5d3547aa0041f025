import type { JsonValue } from '../../yaml/to-value.ts';
import type { Converted } from './http-route-backend.ts';
import {
  at,
  compact,
  entriesAt,
  listAt,
  numberAt,
  textAt,
  type JsonObject,
  type Value,
} from './json-path.ts';
import { toDestination } from './virtual-service-destination.ts';
import { fromFilters } from './virtual-service-filters.ts';

const CARRIED_OVER = new Set(['name', 'matches', 'filters', 'backendRefs', 'timeouts']);

/** Makes an `http` route of a rule. @returns undefined if it leads to what is no Service, or nowhere */
export function toHttp(rule: JsonValue, place: string, namespace: string): Converted | undefined {
  const backends = listAt(rule, 'backendRefs');
  if (backends.some((backend) => (textAt(backend, 'kind') ?? 'Service') !== 'Service')) return undefined;
  const notes = entriesAt(rule).flatMap(([key]) =>
    CARRIED_OVER.has(key) ? [] : [`Not carried over: ${place}.${key}.`],
  );
  if (backends.some((backend) => at(backend, 'filters') !== undefined)) {
    notes.push(`Not carried over: filters of ${place}.backendRefs.`);
  }
  if (at(rule, 'timeouts', 'backendRequest') !== undefined) {
    notes.push(`Not carried over: ${place}.timeouts.backendRequest.`);
  }
  const filters = fromFilters(rule, place, namespace);
  const { redirect } = filters.value;
  // Istio refuses a redirect that leads to where the request was sent (istio, validateHTTPRedirect).
  if (redirect === undefined ? backends.length === 0 : !leadsAway(redirect)) return undefined;
  const value = compact({
    name: textAt(rule, 'name'),
    match: listAt(rule, 'matches').map(toMatch),
    ...filters.value,
    route:
      redirect === undefined ? backends.map((backend) => toRoute(backend, backends.length, namespace)) : [],
    timeout: textAt(rule, 'timeouts', 'request'),
  });
  return { value, notes: [...filters.notes, ...notes] };
}

function leadsAway(redirect: Value): boolean {
  return ['uri', 'authority', 'scheme', 'port'].some((key) => at(redirect, key) !== undefined);
}

function toRoute(backend: JsonValue, count: number, namespace: string): JsonObject {
  // A backend without a weight has one share.
  const weight = count > 1 ? (numberAt(backend, 'weight') ?? 1) : numberAt(backend, 'weight');
  return compact({ destination: toDestination(backend, namespace), weight });
}

function toMatch(match: JsonValue): JsonObject {
  const conditions = (key: string): JsonObject =>
    Object.fromEntries(
      listAt(match, key).map((condition) => [
        textAt(condition, 'name') ?? '',
        textAt(condition, 'type') === 'RegularExpression'
          ? { regex: textAt(condition, 'value') ?? '' }
          : { exact: textAt(condition, 'value') ?? '' },
      ]),
    );
  const method = textAt(match, 'method');
  return compact({
    uri: toUri(at(match, 'path')),
    method: method === undefined ? undefined : { exact: method },
    headers: conditions('headers'),
    queryParams: conditions('queryParams'),
  });
}

function toUri(path: Value): JsonObject | undefined {
  const value = textAt(path, 'value');
  if (path === undefined || value === undefined) return undefined;
  const type = textAt(path, 'type') ?? 'PathPrefix';
  if (type === 'Exact') return { exact: value };
  return type === 'RegularExpression' ? { regex: value } : { prefix: value };
}
