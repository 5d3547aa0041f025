import type { YamlDocument } from '../../../yaml/document.ts';
import { columnOf, lineEnd, lineEnding, type DocumentEdit } from '../../../yaml/edit.ts';
import type { PolicyEntry } from '../../../workspace/cilium-policy.ts';

/**
 * Writes one entry of a policy as several, in its place. Comments stay with the field above them.
 * @param groups the names of the fields of each new entry; a field in two groups is written twice
 * @returns no edit for entries in flow style
 */
export function splitEntry(
  document: YamlDocument,
  entry: PolicyEntry,
  groups: readonly (readonly string[])[],
): DocumentEdit[] {
  const { node, list, index } = entry;
  const dash = list.dashes[index];
  if (node.flow || list.flow || dash === undefined) return [];
  const end = lineEnd(document.text, node.end);
  const sources = node.pairs.map((pair, at) => ({
    name: pair.name,
    text: document.text.slice(pair.start, node.pairs[at + 1]?.start ?? end).trimEnd(),
  }));
  const newline = lineEnding(document);
  const indent = ' '.repeat(columnOf(document, dash));
  const pad = ' '.repeat(columnOf(document, node.start));
  const first = '-'.padEnd(node.start - dash);
  const items = groups.map((group) =>
    sources
      .filter(({ name }) => group.includes(name))
      .map(({ text }) => text)
      .join(newline + pad),
  );
  return [{ document, span: { start: node.start, end }, newText: items.join(newline + indent + first) }];
}

/** Whether `splitEntry` can write the entry anew. */
export function canSplit({ node, list }: PolicyEntry): boolean {
  return !node.flow && !list.flow;
}
