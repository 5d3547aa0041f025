import { resolveAlias, type YamlNode } from '../../yaml/nodes.ts';
import { child, select } from '../../yaml/select.ts';
import { defineRule, type Finding } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { headerValueFault } from '../shared/http-header.ts';
import { setText, texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/**
 * Names and values that a route sets, adds or removes. Source: Istio webhook,
 * ValidateHTTPHeaderOperationName, ValidateHTTPHeaderValue and validateAuthorityRewrite.
 */
export const virtualServiceInvalidHeaders = defineRule({
  id: 'istio/virtual-service-invalid-headers',
  title: 'Set headers that may be set, to values Envoy can read',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['IST0106'],
  *check(resource) {
    for (const route of select(resource.root, 'spec.http[*]')) {
      yield* checkAuthority(route);
      for (const owner of [route, ...select(route, 'route[*]')]) {
        for (const side of ['request', 'response'] as const) {
          yield* checkSide(child(child(owner, 'headers'), side), side);
        }
      }
    }
  },
});

function* checkSide(headers: YamlNode | undefined, side: 'request' | 'response'): Iterable<Finding> {
  for (const operation of ['set', 'add']) {
    const map = child(headers, operation);
    if (map?.kind !== 'map') continue;
    for (const pair of map.pairs) {
      const { key, name } = pair;
      if (key.masked || name === '<<') continue;
      yield* checkName(key, name, side === 'request');
      const value = resolveAlias(pair.value);
      if (value?.kind !== 'scalar' || value.masked || typeof value.value !== 'string') continue;
      const fault = headerValueFault(value.text);
      if (fault === undefined) continue;
      yield {
        at: anchor(value),
        message: `"${value.text}" is no valid header value: ${fault}. Write "%%" for a percent sign.`,
      };
    }
  }
  for (const name of texts(headers, 'remove[*]')) yield* checkName(name, name.text, false);
}

function* checkName(at: YamlNode, name: string, takesAuthority: boolean): Iterable<Finding> {
  if (name === '') {
    yield { at: anchor(at), message: 'The header name is empty. Write the name of a header.' };
  } else if (isAuthority(name)) {
    if (takesAuthority) return;
    yield { at, message: `"${name}" cannot be changed here. It can only be set or added on requests.` };
  } else if (name.startsWith(':')) {
    yield {
      at,
      message: `"${name}" cannot be changed: names with ":" belong to HTTP itself. Remove the entry.`,
    };
  }
}

function isAuthority(name: string): boolean {
  return /^(?::authority|host)$/i.test(name);
}

/** The authority may be rewritten in one place only. */
function* checkAuthority(route: YamlNode): Iterable<Finding> {
  const request = child(child(route, 'headers'), 'request');
  const entries = ['set', 'add'].flatMap((operation) => {
    const map = child(request, operation);
    return map?.kind === 'map' ? map.pairs.filter((pair) => isAuthority(pair.name)) : [];
  });
  const isRewritten = setText(child(route, 'rewrite'), 'authority') !== undefined;
  for (const pair of isRewritten ? entries : entries.slice(1)) {
    yield {
      at: pair.key,
      message: `"${pair.name}" sets the authority a second time. Keep one place that sets it.`,
    };
  }
}
