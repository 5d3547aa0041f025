import type { YamlNode } from '../../yaml/nodes.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { isPartial } from '../shared/partial.ts';
import { anchor, keyAnchor } from '../shared/anchor.ts';
import { isSet, numbers, setText, texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Source: Istio webhook, validateHTTPRedirect. */
export const virtualServiceInvalidRedirect = defineRule({
  id: 'istio/virtual-service-invalid-redirect',
  title: 'Redirect to something, with a 3xx code',
  severity: 'error',
  kinds: [VIRTUAL_SERVICE],
  upstream: ['IST0106'],
  *check(resource) {
    for (const route of select(resource.root, 'spec.http[*]')) {
      for (const redirect of select(route, 'redirect')) {
        if (redirect.kind === 'map') yield* checkRedirect(resource, route, redirect);
      }
    }
  },
});

function* checkRedirect(resource: Resource, route: YamlNode, redirect: YamlNode): Iterable<Finding> {
  const targets = ['uri', 'prefixRewrite', 'authority', 'scheme'].filter(
    (field) => setText(redirect, field) !== undefined,
  );
  if (
    targets.length === 0 &&
    !isSet(redirect, 'port') &&
    !isSet(redirect, 'derivePort') &&
    !isPartial(resource)
  ) {
    yield {
      at: anchor(redirect),
      message: 'The redirect leads nowhere new. Add "uri", "authority", "scheme" or "port".',
    };
  }
  if (targets.includes('uri') && targets.includes('prefixRewrite')) {
    yield {
      at: keyAnchor(redirect, 'prefixRewrite'),
      message: '"prefixRewrite" cannot stand beside "uri". Keep one of them.',
    };
  }
  const other = targets.includes('prefixRewrite')
    ? select(route, 'match[*].uri').find((uri) => uri.kind === 'map' && setText(uri, 'prefix') === undefined)
    : undefined;
  if (other !== undefined) {
    yield {
      at: keyAnchor(redirect, 'prefixRewrite'),
      message:
        '"prefixRewrite" needs every "uri" of the route to match by "prefix". Use "uri", or match by prefix.',
    };
  }
  for (const code of numbers(redirect, 'redirectCode')) {
    if (code.value === 0 || (code.value >= 300 && code.value <= 399)) continue;
    yield { at: code, message: `"${code.text}" is no status of a redirect. Write one from 300 to 399.` };
  }
  for (const scheme of texts(redirect, 'scheme')) {
    if (/^(?:https?)?$/.test(scheme.text)) continue;
    yield { at: scheme, message: `"${scheme.text}" is no scheme to redirect to. Write "http" or "https".` };
  }
}
