import { formatDuration, parseGoDuration } from '../../schema/durations.ts';
import type { JsonValue } from '../../yaml/to-value.ts';
import { toBackend, type Converted, type Surroundings } from './http-route-backend.ts';
import { toRouteFilters } from './http-route-filters.ts';
import { at, compact, entriesAt, listAt, textAt, type JsonObject, type Value } from './json-path.ts';

/** `mirrorPercentage` is said with the mirror itself. */
const CARRIED_OVER = new Set(
  'name match route timeout rewrite redirect headers mirror mirrors mirrorPercentage'.split(' '),
);
/** What HTTP takes for a name (RFC 9110): neither Envoy's `:authority` nor Istio's `@request.auth.claims`. */
const FIELD_NAME = /^[-A-Za-z0-9!#$%&'*+.^_`|~]+$/;
const MATCH_CARRIED_OVER = new Set(['name', 'uri', 'method', 'headers', 'queryParams']);

/** Makes a rule of an HTTPRoute of an `http` route. @returns undefined if it leads to what is no Service, or nowhere */
export function toRouteRule(http: JsonValue, around: Surroundings): Converted | undefined {
  const backends = listAt(http, 'route').map((route) => toBackend(route, around));
  // A delegate and a direct response have no counterpart: a rule without backends would answer with 500.
  const leadsNowhere = backends.length === 0 && at(http, 'redirect') === undefined;
  if (leadsNowhere || backends.includes(undefined)) return undefined;
  const matches = listAt(http, 'match').map((match) => toMatch(match, around));
  const filters = toRouteFilters(http, around);
  const timeout = parseGoDuration(textAt(http, 'timeout') ?? '');
  const name = textAt(http, 'name');
  const isNamed = name !== undefined && isRuleName(name);
  const lost = entriesAt(http).flatMap(([key]) =>
    CARRIED_OVER.has(key) && (key !== 'name' || isNamed) ? [] : [`Not carried over: ${around.place}.${key}.`],
  );
  // A match without conditions is one for everything.
  const matchesAll = matches.some(({ value }) => Object.keys(value).length === 0);
  return {
    value: compact({
      name: isNamed ? name : undefined,
      matches: matchesAll ? [] : matches.map(({ value }) => value),
      filters: [...filters.value],
      backendRefs: backends.flatMap((backend) => backend?.value ?? []),
      timeouts: compact({ request: timeout === undefined ? undefined : formatDuration(timeout) }),
    }),
    notes: [...[...matches, ...backends, filters].flatMap((part) => part?.notes ?? []), ...lost],
  };
}

/** Rules are named as the Gateway API names sections: in lower case, with hyphens and dots. */
function isRuleName(name: string): boolean {
  return (
    name.length <= 253 && name.split('.').every((part) => /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(part))
  );
}

function toMatch(match: JsonValue, { place }: Surroundings): Converted {
  const notes = entriesAt(match).flatMap(([key]) =>
    MATCH_CARRIED_OVER.has(key)
      ? []
      : [`Not carried over: ${place}.match.${key}, so that more requests match.`],
  );
  const prefix = textAt(match, 'uri', 'prefix');
  if (prefix !== undefined && !prefix.endsWith('/')) {
    notes.push(`"${prefix}" matches whole segments of a path now: "${prefix}x" is no match any more.`);
  }
  const conditions = (key: string): JsonObject[] =>
    entriesAt(match, key).flatMap(([name, condition]) => {
      const exact = textAt(condition, 'exact') ?? '';
      const regex = textAt(condition, 'regex') ?? '';
      const isNamed = FIELD_NAME.test(name);
      if (isNamed && exact !== '') return [{ name, value: exact }];
      if (isNamed && regex !== '') return [{ type: 'RegularExpression', name, value: regex }];
      notes.push(`Not carried over: ${place}.match.${key}.${name}, so that more requests match.`);
      return [];
    });
  const method = textAt(match, 'method', 'exact');
  if (method === undefined && at(match, 'method') !== undefined) {
    notes.push(`Not carried over: ${place}.match.method, so that more requests match.`);
  }
  const value = compact({
    path: toPath(at(match, 'uri')),
    method,
    headers: conditions('headers'),
    queryParams: conditions('queryParams'),
  });
  return { value, notes };
}

function toPath(uri: Value): JsonObject | undefined {
  const exact = textAt(uri, 'exact');
  const prefix = textAt(uri, 'prefix');
  const regex = textAt(uri, 'regex');
  if (exact !== undefined) return { type: 'Exact', value: exact };
  if (prefix !== undefined) return { type: 'PathPrefix', value: prefix };
  return regex === undefined ? undefined : { type: 'RegularExpression', value: regex };
}
