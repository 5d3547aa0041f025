import type { JsonValue } from '../../yaml/to-value.ts';
import type { Converted } from './http-route-backend.ts';
import { at, compact, listAt, numberAt, textAt, type JsonObject, type Value } from './json-path.ts';
import { toDestination } from './virtual-service-destination.ts';

/** Makes the fields of an `http` route of the filters of a rule. */
export function fromFilters(rule: JsonValue, place: string, namespace: string): Converted {
  const notes: string[] = [];
  const mirrors: JsonObject[] = [];
  const headers: JsonObject = {};
  const fields: JsonObject = {};
  for (const filter of listAt(rule, 'filters')) {
    const type = textAt(filter, 'type') ?? '';
    if (type === 'RequestHeaderModifier') headers['request'] = toHeaders(at(filter, 'requestHeaderModifier'));
    else if (type === 'ResponseHeaderModifier')
      headers['response'] = toHeaders(at(filter, 'responseHeaderModifier'));
    else if (type === 'URLRewrite') fields['rewrite'] = toRewrite(at(filter, 'urlRewrite'));
    else if (type === 'RequestRedirect') fields['redirect'] = toRedirect(at(filter, 'requestRedirect'));
    else if (type === 'RequestMirror') mirrors.push(toMirror(at(filter, 'requestMirror'), namespace));
    else notes.push(`Not carried over: the filter "${type}" of ${place}.`);
    if (at(filter, 'requestRedirect', 'path', 'replacePrefixMatch') !== undefined) {
      notes.push(`Not carried over: replacePrefixMatch of the redirect of ${place}.`);
    }
  }
  return { value: compact({ headers, ...fields, mirrors }), notes };
}

function toHeaders(modifier: Value): JsonObject {
  const map = (key: string): JsonObject =>
    Object.fromEntries(
      listAt(modifier, key).map((entry) => [textAt(entry, 'name') ?? '', textAt(entry, 'value') ?? '']),
    );
  return compact({ set: map('set'), add: map('add'), remove: [...listAt(modifier, 'remove')] });
}

function toRewrite(rewrite: Value): JsonObject {
  const uri = textAt(rewrite, 'path', 'replaceFullPath') ?? textAt(rewrite, 'path', 'replacePrefixMatch');
  return compact({ uri, authority: textAt(rewrite, 'hostname') });
}

function toRedirect(redirect: Value): JsonObject {
  return compact({
    scheme: textAt(redirect, 'scheme'),
    authority: textAt(redirect, 'hostname'),
    uri: textAt(redirect, 'path', 'replaceFullPath'),
    port: numberAt(redirect, 'port'),
    // Istio redirects with 301 unless told otherwise, the Gateway API with 302.
    redirectCode: numberAt(redirect, 'statusCode') ?? 302,
  });
}

function toMirror(mirror: Value, namespace: string): JsonObject {
  const percent = numberAt(mirror, 'percent');
  return compact({
    destination: toDestination(at(mirror, 'backendRef'), namespace),
    percentage: percent === undefined ? undefined : { value: percent },
  });
}
