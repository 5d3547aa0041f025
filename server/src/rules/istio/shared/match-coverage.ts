import type { YamlNode } from '../../../yaml/nodes.ts';
import { toValue, type JsonValue } from '../../../yaml/to-value.ts';

type JsonMap = { [key: string]: JsonValue };

/** Fields of a match that say nothing about which requests it takes. */
const SILENT_FIELDS: ReadonlySet<string> = new Set(['name', 'statPrefix', 'ignoreUriCase']);

/** A match as plain data, without what does not narrow it; undefined for what is no map, or too large. */
export function readMatch(node: YamlNode): JsonMap | undefined {
  const value = toValue(node);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const ignoresCase = value['ignoreUriCase'] === true;
  const entries = Object.entries(value).filter(([key, entry]) => !SILENT_FIELDS.has(key) && entry !== null);
  return Object.fromEntries(ignoresCase ? [...entries, ['ignoreUriCase', true]] : entries);
}

/**
 * Whether every request that `inner` takes is one that `outer` takes. Says yes only where it is certain:
 * patterns are compared as text.
 */
export function matchCovers(outer: JsonMap, inner: JsonMap): boolean {
  if (outer['ignoreUriCase'] !== inner['ignoreUriCase'] && outer['uri'] !== undefined) return false;
  return Object.entries(outer).every(([field, wanted]) => {
    if (field === 'ignoreUriCase') return true;
    const given = inner[field];
    if (given === undefined) return isEmptyObject(wanted);
    if (field === 'headers' || field === 'queryParams') return everyEntry(wanted, given, conditionCovers);
    if (field === 'sourceLabels' || field === 'withoutHeaders') return everyEntry(wanted, given, isEqual);
    if (field === 'gateways' || field === 'sniHosts' || field === 'destinationSubnets')
      return includesAll(wanted, given);
    return isConditionField(field) ? conditionCovers(wanted, given) : isEqual(wanted, given);
  });
}

function isConditionField(field: string): boolean {
  return field === 'uri' || field === 'scheme' || field === 'method' || field === 'authority';
}

function isObject(value: JsonValue | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmptyObject(value: JsonValue): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function everyEntry(
  wanted: JsonValue,
  given: JsonValue,
  covers: (wanted: JsonValue, given: JsonValue) => boolean,
): boolean {
  if (!isObject(wanted) || !isObject(given)) return false;
  return Object.entries(wanted).every(([key, value]) => {
    const other = given[key];
    return other !== undefined && covers(value, other);
  });
}

/** `exact` and `prefix` conditions; an empty one only asks that the value is there. */
function conditionCovers(wanted: JsonValue, given: JsonValue): boolean {
  if (isEqual(wanted, given)) return true;
  if (!isObject(wanted) || !isObject(given)) return false;
  if (isEmptyObject(wanted)) return true;
  const prefix = wanted['prefix'];
  const value = given['exact'] ?? given['prefix'];
  return typeof prefix === 'string' && typeof value === 'string' && value.startsWith(prefix);
}

function includesAll(wanted: JsonValue, given: JsonValue): boolean {
  if (!Array.isArray(wanted) || !Array.isArray(given)) return false;
  return given.every((item) => wanted.includes(item));
}

/** Compares values whatever the order of their keys. */
function isEqual(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return left.every((item, index) => isEqual(item, right[index]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => isEqual(left[key], right[key]));
}

/**
 * Whether istioctl reports the overlap too: it looks at two different `uri.prefix` whose other conditions have
 * the same keys.
 */
export function isSeenByIstioctl(outer: JsonMap, inner: JsonMap): boolean {
  if (isEqual(outer, inner)) return true;
  const prefixes = [outer, inner].map((match) =>
    isObject(match['uri']) ? match['uri']['prefix'] : undefined,
  );
  if (prefixes.some((prefix) => typeof prefix !== 'string' || prefix === '') || prefixes[0] === prefixes[1])
    return false;
  const sizes = (match: JsonMap) =>
    ['headers', 'queryParams', 'withoutHeaders']
      .map((field) => Object.keys(isObject(match[field]) ? match[field] : {}).length)
      .join();
  return isEqual(outer['port'], inner['port']) && sizes(outer) === sizes(inner);
}
