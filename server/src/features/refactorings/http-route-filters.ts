import type { JsonValue } from '../../yaml/to-value.ts';
import { toBackend, type Surroundings } from './http-route-backend.ts';
import { at, compact, entriesAt, listAt, numberAt, textAt, type JsonObject } from './json-path.ts';

/** The filters of a rule, and what is to be said of them. */
export interface RouteFilters {
  readonly value: readonly JsonObject[];
  readonly notes: readonly string[];
}

/** Makes filters of an HTTPRoute of the parts of an `http` route that change, redirect or copy requests. */
export function toRouteFilters(http: JsonValue, around: Surroundings): RouteFilters {
  const mirrors = toMirrors(http, around);
  const value = [
    ...toHeaderFilter('RequestHeaderModifier', 'requestHeaderModifier', at(http, 'headers', 'request')),
    ...toHeaderFilter('ResponseHeaderModifier', 'responseHeaderModifier', at(http, 'headers', 'response')),
    ...toRewrite(http),
    ...toRedirect(http),
    ...mirrors.value,
  ];
  return { value, notes: mirrors.notes };
}

function toHeaderFilter(type: string, field: string, headers: JsonValue | undefined): JsonObject[] {
  const list = (key: string): JsonObject[] =>
    entriesAt(headers, key).flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []));
  const modifier = compact({ set: list('set'), add: list('add'), remove: [...listAt(headers, 'remove')] });
  return Object.keys(modifier).length === 0 ? [] : [{ type, [field]: modifier }];
}

function toRewrite(http: JsonValue): JsonObject[] {
  const uri = textAt(http, 'rewrite', 'uri');
  const hostname = textAt(http, 'rewrite', 'authority');
  const isPrefix = listAt(http, 'match').every((match) => textAt(match, 'uri', 'prefix') !== undefined);
  const path =
    uri === undefined
      ? undefined
      : isPrefix
        ? { type: 'ReplacePrefixMatch', replacePrefixMatch: uri }
        : { type: 'ReplaceFullPath', replaceFullPath: uri };
  const urlRewrite = compact({ hostname, path });
  return Object.keys(urlRewrite).length === 0 ? [] : [{ type: 'URLRewrite', urlRewrite }];
}

function toRedirect(http: JsonValue): JsonObject[] {
  const redirect = at(http, 'redirect');
  if (redirect === undefined) return [];
  const uri = textAt(redirect, 'uri');
  const requestRedirect = compact({
    scheme: textAt(redirect, 'scheme'),
    hostname: textAt(redirect, 'authority'),
    path: uri === undefined ? undefined : { type: 'ReplaceFullPath', replaceFullPath: uri },
    port: numberAt(redirect, 'port'),
    // Istio redirects with 301 unless told otherwise, the Gateway API with 302.
    statusCode: numberAt(redirect, 'redirectCode') ?? 301,
  });
  return [{ type: 'RequestRedirect', requestRedirect }];
}

function toMirrors(http: JsonValue, around: Surroundings): RouteFilters {
  const notes: string[] = [];
  const single = at(http, 'mirror');
  const mirrors = [
    ...(single === undefined
      ? []
      : [{ destination: single, percentage: at(http, 'mirrorPercentage') ?? { value: 100 } }]),
    ...listAt(http, 'mirrors'),
  ];
  const value = mirrors.flatMap((mirror): JsonObject[] => {
    const backend = toBackend(mirror, around);
    if (backend === undefined) {
      notes.push(`Not carried over: a mirror of ${around.place} that is no Service.`);
      return [];
    }
    notes.push(...backend.notes);
    const percent = numberAt(mirror, 'percentage', 'value') ?? 100;
    const share = percent === 100 ? {} : { percent: Math.round(percent) };
    return [{ type: 'RequestMirror', requestMirror: { backendRef: backend.value, ...share } }];
  });
  return { value, notes };
}
