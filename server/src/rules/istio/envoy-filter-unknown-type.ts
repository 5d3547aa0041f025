import { ENVOY_TYPES } from '../../resources/envoy-types.ts';
import { replaceText } from '../../yaml/edit.ts';
import { children, findPair, scalar, scalars, select } from '../../yaml/select.ts';
import type { ScalarNode, YamlNode } from '../../yaml/nodes.ts';
import { defineRule } from '../rule.ts';
import { texts } from '../shared/texts.ts';
import { closest } from '../../util/closest.ts';
import { DEPRECATED_FILTER_NAMES, typeUrlFault } from './shared/envoy-names.ts';
import { ENVOY_FILTER } from './shared/kinds.ts';

const FILTER = 'spec.configPatches[*].match.listener.filterChain.filter';
const NAMES = [
  `${FILTER}.name`,
  `${FILTER}.subFilter.name`,
  'spec.configPatches[*].patch.value.name',
] as const;

/** Names that differ by more than this are names of something else. */
const MOST_SLIPS = 1;

/** Nested deeper than this, nobody writes Envoy's configuration; aliases could go on for ever. */
const DEEPEST = 60;

/** Source: Istio webhook, ValidateEnvoyFilter: unknown Any types, deprecated filter names. */
export const envoyFilterUnknownType = defineRule({
  id: 'istio/envoy-filter-unknown-type',
  title: 'Name Envoy’s filters and types as Envoy’s v3 API does',
  severity: 'error',
  kinds: [ENVOY_FILTER],
  fixable: 'suggestion',
  upstream: ['IST0106', 'IST0133'],
  *check(resource) {
    for (const patch of select(resource.root, 'spec.configPatches[*].patch.value')) {
      for (const url of typeUrls(patch, 0)) {
        const near = ENVOY_TYPES.includes(url.text) ? undefined : closest(url.text, ENVOY_TYPES, MOST_SLIPS);
        const fault =
          typeUrlFault(url.text) ??
          (near === undefined ? undefined : 'it differs from a known one by a slip');
        if (fault === undefined) continue;
        const example = near ?? 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua';
        yield {
          at: url,
          // Envoy may know a type of this name that we do not.
          ...(near === undefined ? {} : { severity: 'warning' as const }),
          message: `"${url.text}" is no type that Envoy knows: ${fault}. Write ${near === undefined ? 'its v3 name, such as ' : ''}"${example}".`,
          fixes:
            near === undefined
              ? []
              : [
                  {
                    title: `Change to "${near}"`,
                    kind: 'suggestion',
                    edits: () => [replaceText(resource.document, url, near)],
                  },
                ],
        };
      }
    }
    for (const query of NAMES) {
      for (const name of texts(resource.root, query)) {
        const modern = DEPRECATED_FILTER_NAMES.get(name.text);
        // With a typed config the name of a filter is the author's own choice.
        if (modern === undefined || findPair(name.parent, 'typed_config') !== undefined) continue;
        yield {
          at: name,
          severity: 'warning',
          upstream: ['IST0133'],
          tag: 'deprecated',
          message: `"${name.text}" is a name that Envoy gave up. Write "${modern}".`,
          fixes: [
            {
              title: `Change to "${modern}"`,
              kind: 'suggestion',
              edits: () => [replaceText(resource.document, name, modern)],
            },
          ],
        };
      }
    }
    for (const value of select(resource.root, 'spec.configPatches[*].patch.value')) {
      const name = scalar(value, 'name');
      const config = findPair(value, 'config');
      if (config === undefined || name === undefined || findPair(value, 'typed_config') !== undefined)
        continue;
      yield {
        at: config.key,
        severity: 'warning',
        upstream: ['IST0133'],
        message: `"config" of "${name.text}" is not read by Envoy. Write "typed_config" with "@type".`,
      };
    }
  },
});

function* typeUrls(node: YamlNode, depth: number): Iterable<ScalarNode> {
  if (depth > DEEPEST || node.kind === 'scalar') return;
  yield* scalars(node, '@type').filter((url) => typeof url.value === 'string');
  for (const inner of children(node)) if (!isAliased(node, inner)) yield* typeUrls(inner, depth + 1);
}

/** What an alias stands for is visited where it is written. */
function isAliased(parent: YamlNode, inner: YamlNode): boolean {
  return inner.parent !== parent;
}
