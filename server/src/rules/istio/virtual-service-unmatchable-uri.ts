import { replaceText } from '../../yaml/edit.ts';
import type { ScalarNode } from '../../yaml/nodes.ts';
import { select } from '../../yaml/select.ts';
import { defineRule, type Finding, type Fix, type Resource } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/**
 * Paths that no request has: without a slash at the start, with a query string, or with a `*` that was meant
 * as a wildcard. Only `regex` knows patterns; `exact` and `prefix` compare character by character, and Envoy
 * compares the path without its query. Source: HTTPMatchRequest.uri and StringMatch; Envoy, RouteMatch.
 */
export const virtualServiceUnmatchableUri = defineRule({
  id: 'istio/virtual-service-unmatchable-uri',
  title: 'Match paths that requests can have',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  *check(resource) {
    for (const uri of select(resource.root, 'spec.http[*].match[*].uri')) {
      for (const kind of ['exact', 'prefix'] as const) {
        for (const path of texts(uri, kind)) yield* checkPath(resource, path, kind);
      }
      for (const pattern of texts(uri, 'regex')) yield* checkPattern(resource, pattern);
    }
  },
});

function* checkPath(resource: Resource, path: ScalarNode, kind: 'exact' | 'prefix'): Iterable<Finding> {
  const { text } = path;
  if (text === '') return;
  if (text.includes('*')) {
    // `OPTIONS *` is the one request whose target is a star.
    if (kind === 'exact' && text === '*') return;
    yield {
      at: path,
      message: `"${text}" matches only a path with that very "*": "${kind}" knows no wildcards. Use "prefix" without the star, or "regex".`,
      fixes: wildcardFixes(resource, path, kind),
    };
  } else if (text.includes('?')) {
    yield {
      at: path,
      message: `"${text}" never matches, because paths are compared without their query. Match the query with "queryParams".`,
    };
  } else if (!text.startsWith('/')) {
    yield {
      at: path,
      message: `"${text}" never matches, because every path starts with a slash. Write "/${text}".`,
      fixes: [
        {
          title: `Change to "/${text}"`,
          kind: 'suggestion',
          edits: () => [replaceText(resource.document, path, `/${text}`)],
        },
      ],
    };
  }
}

function wildcardFixes(resource: Resource, path: ScalarNode, kind: 'exact' | 'prefix'): Fix[] {
  const bare = /^(\/[^*?]*)\*$/.exec(path.text)?.[1];
  const key = path.pair?.key;
  if (bare === undefined || key === undefined) return [];
  return [
    {
      title: `Match the prefix "${bare}"`,
      kind: 'suggestion',
      edits: () => [
        ...(kind === 'exact' ? [replaceText(resource.document, key, 'prefix')] : []),
        replaceText(resource.document, path, bare),
      ],
    },
  ];
}

/** `/api/*` as a pattern means "/api" and any number of slashes. */
function* checkPattern(resource: Resource, pattern: ScalarNode): Iterable<Finding> {
  if (!/^[\w/.-]*[\w/]\/\*$/.test(pattern.text)) return;
  const repaired = `${pattern.text.slice(0, -1)}.*`;
  yield {
    at: pattern,
    message: `"${pattern.text}" matches only more slashes at the end: in a pattern, "*" repeats the character before. Write "${repaired}".`,
    fixes: [
      {
        title: `Change to "${repaired}"`,
        kind: 'suggestion',
        edits: () => [replaceText(resource.document, pattern, repaired)],
      },
    ],
  };
}
