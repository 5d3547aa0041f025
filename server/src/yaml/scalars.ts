import type { ScalarValue } from './nodes.ts';

const WORDS = new Map<string, ScalarValue>([
  ...['~', 'null', 'Null', 'NULL', ''].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((w) => [w, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (w) => [w, false] as const,
  ),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
]);

const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const RADIX_INTEGER = /^([-+]?)0(?:[xX]([0-9a-fA-F]+)|[bB]([01]+)|[oO]?([0-7]+))$/;
const DECIMAL_INTEGER = /^[-+]?(?:0|[1-9][0-9]*)$/;

/**
 * What a plain (unquoted) scalar means to `kubectl` and the API server. They read YAML through
 * sigs.k8s.io/yaml, that is YAML 1.1 as go-yaml v2 understands it (resolve.go): `yes`, `on` and `y` are
 * booleans, `0x1F` and `010` are integers, underscores in numbers are skipped, timestamps stay strings.
 */
export function resolvePlainScalar(text: string): ScalarValue {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  // Only a digit, a sign or a dot may start a number.
  if (!((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46)) return text;
  const digits = text.includes('_') ? text.replaceAll('_', '') : text;
  if (DECIMAL_INTEGER.test(digits)) return Number(digits);
  const radix = RADIX_INTEGER.exec(digits);
  if (radix !== null) {
    const [, sign, hexadecimal, binary, octal] = radix;
    const magnitude =
      hexadecimal !== undefined
        ? Number.parseInt(hexadecimal, 16)
        : binary !== undefined
          ? Number.parseInt(binary, 2)
          : Number.parseInt(octal ?? '', 8);
    return sign === '-' ? -magnitude : magnitude;
  }
  return FLOAT.test(digits) ? Number(digits) : text;
}

const PLAIN_INDICATOR_START = /^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$)|\s)/;
const PLAIN_BREAKER = /:(?:\s|$)|\s#|\s$|[\n\r\t]|^---|^\.\.\./;

/** True if `text`, written without quotes in block style, would not be read back as this very string. */
export function needsQuotes(text: string): boolean {
  if (typeof resolvePlainScalar(text) !== 'string') return true;
  return PLAIN_INDICATOR_START.test(text) || PLAIN_BREAKER.test(text);
}
