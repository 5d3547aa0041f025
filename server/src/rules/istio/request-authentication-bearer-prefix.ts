import { insertPair } from '../../yaml/edit.ts';
import { child, scalar, select } from '../../yaml/select.ts';
import { defineRule } from '../rule.ts';
import { REQUEST_AUTHENTICATION } from './shared/kinds.ts';
import { isPartial } from '../shared/partial.ts';

/**
 * `fromHeaders` with `Authorization` and no prefix: the whole value is taken for the token, the word "Bearer"
 * included, and no such token is valid. Source: JWTHeader.prefix; Envoy, JwtHeader.value_prefix.
 */
export const requestAuthenticationBearerPrefix = defineRule({
  id: 'istio/request-authentication-bearer-prefix',
  title: 'Name the prefix of tokens in the `Authorization` header',
  severity: 'information',
  kinds: [REQUEST_AUTHENTICATION],
  fixable: 'suggestion',
  *check(resource) {
    for (const header of select(resource.root, 'spec.jwtRules[*].fromHeaders[*]')) {
      const name = scalar(header, 'name');
      if (header.kind !== 'map' || name === undefined || name.text.toLowerCase() !== 'authorization')
        continue;
      if (child(header, 'prefix') !== undefined || isPartial(resource)) continue;
      yield {
        at: name,
        message: `"${name.text}" is read as a whole, and clients send "Bearer" before the token. Add "prefix: 'Bearer '".`,
        fixes: [
          {
            title: 'Add the prefix "Bearer "',
            kind: 'suggestion',
            edits: () => [insertPair(resource.document, header, { key: 'prefix', value: "'Bearer '" })],
          },
        ],
      };
    }
  },
});
