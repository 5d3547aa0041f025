import type { CompletionItem } from 'vscode-languageserver-types';
import { childView, type SchemaView } from '../../schema/lookup.ts';
import type { YamlDocument } from '../../yaml/document.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { child, nodeAt } from '../../yaml/select.ts';
import { toValue, type JsonValue } from '../../yaml/to-value.ts';
import type { CompletionSite } from './completion-site.ts';
import type { CursorPath } from './cursor-path.ts';
import { fieldItems } from './field-items.ts';
import { dashIndentOf, type SnippetStyle } from './field-snippet.ts';
import { valueItems } from './value-items.ts';

/** Fields or values, as the kind's schema has them at the cursor. */
export function fieldsAndValues({ cursor, document, root, schema, view }: CompletionSite): CompletionItem[] {
  if (view === undefined || schema === undefined) return [];
  const item = view.node.type === 'array' ? childView(view, 0) : undefined;
  const owner = item ?? view;
  if (owner.node.properties === undefined) return valueItems(view, takenItems(cursor, root));
  // A block of fields starts on a line of its own.
  if (cursor.expects === 'value' && (!cursor.isFlow || item !== undefined)) return [];
  const value = item === undefined ? contentOf(view, nodeAt(root, cursor.path)) : {};
  const content = { before: cursor.before, behind: cursor.behind, value };
  return fieldItems(view, { content, style: styleAt(cursor, document), origin: schema.origin });
}

/** The content of a map whose fields depend on each other. */
function contentOf({ node }: SchemaView, map: YamlNode | undefined): JsonValue {
  return node['x-relations'] === undefined ? {} : (toValue(map) ?? {});
}

function styleAt({ isFlow, expects }: CursorPath, { text, isJson }: YamlDocument): SnippetStyle {
  if (isFlow) return { layout: expects === 'key' ? 'flow' : 'braces', isJson, dashIndent: '  ' };
  return { layout: 'block', isJson, dashIndent: dashIndentOf(text) };
}

/** Other items of the list that the cursor is in. */
function takenItems({ path }: CursorPath, root: YamlNode | undefined): ReadonlySet<string> {
  const own = path.at(-1);
  if (typeof own !== 'number') return new Set();
  const list = nodeAt(root, path.slice(0, -1));
  if (list?.kind !== 'seq') return new Set();
  const others = list.items.map((_, index) => (index === own ? undefined : child(list, index)));
  return new Set(others.flatMap((node) => (node?.kind === 'scalar' ? [node.text] : [])));
}
