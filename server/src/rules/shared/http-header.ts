const HEADER_NAME = /^[-_A-Za-z0-9]+$/;

/** True for a header name as Istio's webhook takes it: letters, digits, `-` and `_`. */
export function isHeaderName(name: string): boolean {
  return HEADER_NAME.test(name);
}

/**
 * What is wrong with a header value that Envoy fills in: `%VARIABLE%` and `%VARIABLE(argument)%` are replaced,
 * so a `%` on its own has to be doubled. Source: Envoy, source/common/formatter, and Istio's webhook, which
 * repeats its parser.
 * @returns a phrase; undefined if the value is fine
 */
export function headerValueFault(value: string): string | undefined {
  for (let at = 0; at < value.length; at++) {
    if (isControl(value.charCodeAt(at))) return 'it holds a control character';
  }
  for (let at = value.indexOf('%'); at !== -1; at = value.indexOf('%', at)) {
    if (value[at + 1] === '%') {
      at += 2;
      continue;
    }
    const end = variableEnd(value, at);
    if (end === undefined) return 'its "%" starts a variable that never ends';
    at = end;
  }
  return undefined;
}

/** Everything below a space but the tab, and DEL. */
function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x09) || code === 0x7f;
}

/** Offset behind the closing `%` of the variable that starts at `start`. */
function variableEnd(value: string, start: number): number | undefined {
  const close = value.indexOf('%', start + 1);
  const open = value.indexOf('(', start + 1);
  if (close === -1) return undefined;
  if (open === -1 || open > close) return close + 1;
  const end = value.indexOf(')', open);
  if (end === -1) return undefined;
  const behind = /^ *%/.exec(value.slice(end + 1));
  return behind === null ? undefined : end + 1 + behind[0].length;
}
