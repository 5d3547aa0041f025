import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { select } from '../../yaml/select.ts';
import { closest } from '../../util/closest.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { HTTP_METHODS } from './shared/http-methods.ts';
import { AUTHORIZATION_POLICY } from './shared/kinds.ts';
import { isPathTemplate, pathTemplateFault } from './shared/path-template.ts';

/** Source: Istio webhook, ValidatePorts and CheckValidPathTemplate; Kiali KIA0102 for methods. */
export const authorizationPolicyInvalidOperation = defineRule({
  id: 'istio/authorization-policy-invalid-operation',
  title: 'Name ports, methods and paths that requests can have',
  severity: 'error',
  kinds: [AUTHORIZATION_POLICY],
  fixable: 'safe',
  upstream: ['IST0106', 'KIA0102'],
  *check(resource) {
    for (const operation of select(resource.root, 'spec.rules[*].to[*].operation')) {
      for (const port of both(operation, 'ports')) {
        if (port.text === '' || (/^[0-9]{1,5}$/.test(port.text) && Number(port.text) <= 65535)) continue;
        yield {
          at: port,
          upstream: ['IST0106'],
          message: `"${port.text}" is no port. Write a number in quotes, such as "8080".`,
        };
      }
      for (const path of both(operation, 'paths')) {
        const fault = isPathTemplate(path.text) ? pathTemplateFault(path.text) : undefined;
        if (fault === undefined) continue;
        yield {
          at: path,
          upstream: ['IST0106'],
          message: `"${path.text}" is no valid path template: ${fault}. Write "{*}" or "{**}" between slashes.`,
        };
      }
      for (const method of both(operation, 'methods')) yield* checkMethod(resource, method);
    }
  },
});

function both(operation: Parameters<typeof texts>[0], field: string): ScalarNode[] {
  return [
    ...texts(operation, `${field}[*]`),
    ...texts(operation, `not${field.charAt(0).toUpperCase()}${field.slice(1)}[*]`),
  ];
}

/** Methods are compared with their case; a `*` may stand at one end. */
function* checkMethod(resource: Resource, method: ScalarNode): Iterable<Finding> {
  const { text } = method;
  if (text === '' || text === '*') return;
  const bare = text.replace(/^\*/, '').replace(/\*$/, '');
  const fits = (known: string) =>
    text.startsWith('*')
      ? known.endsWith(bare)
      : text.endsWith('*')
        ? known.startsWith(bare)
        : known === bare;
  if (HTTP_METHODS.some(fits)) return;
  const upper = text.toUpperCase();
  const isCase = HTTP_METHODS.some((known) => known === upper);
  const near = isCase ? upper : text.startsWith('/') ? undefined : closest(text, HTTP_METHODS);
  yield {
    at: method,
    severity: 'warning',
    upstream: isCase ? [] : ['KIA0102'],
    message: text.startsWith('/')
      ? `"${text}" is a path, and the method of every gRPC call is POST. Move it to "paths".`
      : `"${text}" is no HTTP method, so it never matches. Write ${near === undefined ? 'one such as "GET"' : `"${near}"`}.`,
    fixes:
      near === undefined
        ? []
        : [
            {
              title: `Change to "${near}"`,
              kind: isCase ? 'safe' : 'suggestion',
              edits: () => [replaceText(resource.document, method, near)],
            },
          ],
  };
}
