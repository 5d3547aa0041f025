import type { YamlNode } from '../../yaml/nodes.ts';
import { resolveAlias } from '../../yaml/nodes.ts';
import { child, select } from '../../yaml/select.ts';
import { columnOf, lineEnding, lineStart } from '../../yaml/edit.ts';
import { defineRule, type Resource } from '../rule.ts';
import type { SeqNode } from '../../yaml/nodes.ts';
import { VIRTUAL_SERVICE } from './shared/kinds.ts';

/** Conditions that narrow a path down; nobody routes "this path, or any request with this method". */
const NARROWING: ReadonlySet<string> = new Set(['method', 'headers', 'queryParams', 'withoutHeaders']);

/**
 * `- uri:` and `- method:` as separate items of `match`: the items are alternatives, so each alone suffices.
 * Source: HTTPRoute.match, "all conditions inside a single match block have AND semantics, while the list of
 * match blocks have OR semantics".
 */
export const virtualServiceSplitMatch = defineRule({
  id: 'istio/virtual-service-split-match',
  title: 'Write conditions that must all hold into one item of `match`',
  severity: 'warning',
  kinds: [VIRTUAL_SERVICE],
  fixable: 'suggestion',
  *check(resource) {
    for (const matches of select(resource.root, 'spec.http[*].match')) {
      if (matches.kind !== 'seq' || matches.items.length !== 2) continue;
      const names = matches.items.map(onlyKey);
      const narrowing = names.find((name) => name !== undefined && NARROWING.has(name));
      if (!names.includes('uri') || narrowing === undefined) continue;
      const item = resolveAlias(matches.items[1]);
      if (item?.kind !== 'map' || item.pairs[0] === undefined) continue;
      yield {
        at: item.pairs[0].key,
        message: `"${names[1] ?? ''}" stands in an item of its own, so either "${names[0] ?? ''}" or "${names[1] ?? ''}" is enough. To demand both, write them in one item.`,
        fixes: matches.flow
          ? []
          : [
              {
                title: `Join "${names[0] ?? ''}" and "${names[1] ?? ''}" into one item`,
                kind: 'suggestion',
                edits: () => [joinItems(resource, matches)],
              },
            ],
      };
    }
  },
});

/** The only condition of a match; `name` is no condition. */
function onlyKey(item: YamlNode): string | undefined {
  const match = resolveAlias(item);
  if (match?.kind !== 'map') return undefined;
  const conditions = match.pairs.filter(
    (pair) => pair.name !== 'name' && child(match, pair.name) !== undefined,
  );
  return conditions.length === 1 && match.pairs.length === 1 ? conditions[0]?.name : undefined;
}

/** Puts a space in the place of the second dash, which makes its keys part of the first item. */
function joinItems({ document }: Resource, matches: SeqNode) {
  const dash = matches.dashes[1] ?? 0;
  const startsLine = document.text.slice(lineStart(document.text, dash), dash).trim() === '';
  const newText = startsLine ? ' ' : `${lineEnding(document)}${' '.repeat(columnOf(document, dash) + 1)}`;
  return { document, span: { start: dash, end: dash + 1 }, newText };
}
