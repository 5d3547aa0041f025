import { child, select } from '../../yaml/select.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { defineRule, type Finding } from '../rule.ts';
import { anchor } from '../shared/anchor.ts';
import { isSet, texts } from '../shared/texts.ts';
import { REQUEST_AUTHENTICATION } from './shared/kinds.ts';

/** Members that only the private half of a key has (RFC 7518). */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi'];

/** Source: Istio webhook, validateJwtRule. */
export const requestAuthenticationInvalidKeys = defineRule({
  id: 'istio/request-authentication-invalid-keys',
  title: 'Say who issues a token, with keys that can be read',
  severity: 'error',
  kinds: [REQUEST_AUTHENTICATION],
  upstream: ['IST0106', 'IST0133'],
  judgesAbsence: true,
  *check(resource) {
    for (const rule of select(resource.root, 'spec.jwtRules[*]')) {
      if (rule.kind !== 'map') continue;
      if (!isSet(rule, 'issuer') && !isSet(rule, 'jwksUri') && !isSet(rule, 'jwks_uri')) {
        yield {
          at: anchor(rule),
          message:
            'The rule accepts no tokens: it names neither who issues them nor where the keys are. Add "issuer" or "jwksUri".',
        };
      }
      for (const keys of texts(rule, 'jwks'))
        if (child(rule, 'jwks')?.masked === false) yield* checkKeys(keys);
    }
  },
});

function* checkKeys(keys: ScalarNode): Iterable<Finding> {
  if (keys.text.trim() === '') return;
  const set = parseJson(keys.text);
  if (typeof set !== 'object' || set === null || Array.isArray(set)) {
    yield { at: anchor(keys), message: '"jwks" is no set of keys in JSON. Write {"keys": [...]}.' };
    return;
  }
  const list: unknown = 'keys' in set ? set.keys : [set];
  if (!Array.isArray(list) || !list.every((key) => typeof key === 'object' && key !== null && 'kty' in key)) {
    yield {
      at: anchor(keys),
      message: '"jwks" holds something that is no key. Give each entry of "keys" a "kty".',
    };
    return;
  }
  const isPrivate = list.some((key: object) => PRIVATE_MEMBERS.some((member) => member in key));
  if (!isPrivate) return;
  yield {
    at: anchor(keys),
    severity: 'warning',
    upstream: ['IST0133'],
    message:
      '"jwks" holds a private key, which everybody who reads this file can sign tokens with. Keep only the public half, and replace the key.',
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
