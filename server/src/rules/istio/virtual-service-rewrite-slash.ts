import type { ScalarNode, YamlNode } from '../../yaml/nodes.ts';
import { replaceText } from '../../yaml/edit.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Resource } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/**
 * A rewrite puts its text in the place of the matched prefix, character by character, so slashes get lost or
 * doubled at the seam. Source: HTTPRewrite.uri and HTTPRedirect.prefixRewrite; Envoy, RouteAction.prefix_rewrite
 * ("pay careful attention to the use of trailing slashes").
 */
export const virtualServiceRewriteSlash = defineRule({
  id: 'istio/virtual-service-rewrite-slash',
  title: 'Let prefix and rewrite end alike',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  *check(resource) {
    for (const route of select(resource.root, 'spec.http[*]')) {
      for (const query of ['rewrite.uri', 'redirect.prefixRewrite']) {
        for (const rewrite of texts(route, query)) yield* checkSeam(resource, route, rewrite);
      }
    }
  },
});

function* checkSeam(resource: Resource, route: YamlNode, rewrite: ScalarNode): Iterable<Finding> {
  const { text } = rewrite;
  if (text === '') return;
  if (!text.startsWith('/')) {
    yield {
      at: rewrite,
      message: `"${text}" makes a path without a slash at its start, which servers refuse. Write "/${text}".`,
      fixes: [change(resource, rewrite, `/${text}`)],
    };
    return;
  }
  const prefixes = texts(route, 'match[*].uri.prefix').filter((prefix) => prefix.text.length > 1);
  const cut = prefixes.find((prefix) => prefix.text.endsWith('/') && !text.endsWith('/'));
  if (cut !== undefined) {
    yield {
      at: rewrite,
      message: `"${cut.text}a" becomes "${text}a": the prefix ends in a slash and the rewrite does not. Write "${text}/".`,
      fixes: [change(resource, rewrite, `${text}/`)],
      related: [{ document: resource.document, span: cut, message: 'The prefix that is replaced.' }],
    };
    return;
  }
  const doubled = prefixes.find((prefix) => !prefix.text.endsWith('/') && text.endsWith('/'));
  if (doubled === undefined) return;
  yield {
    at: rewrite,
    severity: 'information',
    message: `"${doubled.text}/a" becomes "${text}/a", with two slashes. Match "${doubled.text}/" first, in a match of its own.`,
    related: [{ document: resource.document, span: doubled, message: 'The prefix that is replaced.' }],
  };
}

function change({ document }: Resource, rewrite: ScalarNode, text: string) {
  return {
    title: `Change to "${text}"`,
    kind: 'suggestion' as const,
    edits: () => [replaceText(document, rewrite, text)],
  };
}
