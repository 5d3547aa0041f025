import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { select } from '../../yaml/select.ts';
import { closest } from '../../util/closest.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor } from '../shared/anchor.ts';
import {
  NANOSECONDS_PER_MILLISECOND,
  NANOSECONDS_PER_SECOND,
  parseGoDuration,
} from '../shared/go-duration.ts';
import { isHeaderName } from '../shared/http-header.ts';
import { setText, texts } from '../shared/texts.ts';
import { HTTP_METHODS } from './shared/http-methods.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Source: Istio webhook, validateCORSPolicy. */
export const virtualServiceInvalidCors = defineRule({
  id: 'istio/virtual-service-invalid-cors',
  title: 'Name origins, methods and headers in `corsPolicy` as browsers send them',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  upstream: ['IST0106'],
  *check(resource) {
    for (const policy of select(resource.root, 'spec.http[*].corsPolicy')) {
      for (const origin of select(policy, 'allowOrigins[*]')) {
        if (
          origin.kind !== 'map' ||
          isPartial(resource) ||
          ['exact', 'prefix', 'regex'].some((key) => setText(origin, key) !== undefined)
        )
          continue;
        yield {
          at: anchor(origin),
          message: 'The origin is empty. Add "exact", "prefix" or "regex" with a value.',
        };
      }
      for (const method of texts(policy, 'allowMethods[*]')) yield* checkMethod(resource, method);
      for (const field of ['allowHeaders', 'exposeHeaders']) {
        for (const header of texts(policy, `${field}[*]`)) {
          if (header.text === '*' || isHeaderName(header.text)) continue;
          yield {
            at: anchor(header),
            message: `"${header.text}" is no valid header name. Use letters, digits, "-" and "_".`,
          };
        }
      }
      for (const age of texts(policy, 'maxAge')) {
        const nanoseconds = parseGoDuration(age.text) ?? 0;
        // Fractions of a millisecond are refused everywhere.
        if (nanoseconds % NANOSECONDS_PER_MILLISECOND !== 0) continue;
        if (nanoseconds % NANOSECONDS_PER_SECOND === 0) continue;
        yield {
          at: age,
          message: `"${age.text}" is no whole number of seconds, which browsers count in. Write for example "24h".`,
        };
      }
    }
  },
});

function* checkMethod(resource: Resource, method: ScalarNode): Iterable<Finding> {
  if (method.text === '*' || HTTP_METHODS.includes(method.text)) return;
  const near =
    HTTP_METHODS.find((known) => known === method.text.toUpperCase()) ?? closest(method.text, HTTP_METHODS);
  yield {
    at: anchor(method),
    message: `"${method.text}" is no HTTP method. Write ${near === undefined ? 'one such as "GET"' : `"${near}"`}.`,
    fixes:
      near === undefined
        ? []
        : [
            {
              title: `Change to "${near}"`,
              kind: 'suggestion',
              edits: () => [replaceText(resource.document, method, near)],
            },
          ],
  };
}
