import type { Fix, Problem } from '../resources/problem.ts';
import { removeItem, removePair } from '../yaml/edit.ts';
import { resolveAlias, type MapNode, type Pair, type YamlNode } from '../yaml/nodes.ts';
import { toProblem, type CheckContext, type SchemaContext } from './context.ts';
import type { SchemaFault } from './kind-schema.ts';
import { containerSpan } from './locate.ts';
import type { Site } from './site.ts';
import { containerName, listNames, quote } from './wording.ts';

/**
 * Finds keys that a map of the resource repeats: the API server's strict decoding refuses them, and the parsers
 * of most tools silently keep the last.
 */
export function reportDuplicateKeys(context: CheckContext): Problem[] {
  // Branches of a template may set one key each.
  if (context.document.masks.length > 0) return [];
  const problems: Problem[] = [];
  visit(context, context.resource.root, problems);
  return problems;
}

function visit(context: CheckContext, node: YamlNode, problems: Problem[]): void {
  if (node.kind === 'seq') for (const item of node.items) visit(context, item, problems);
  if (node.kind !== 'map') return;
  const { pairs } = node;
  for (let index = 0; index < pairs.length; index++) {
    const pair = pairs[index];
    if (pair === undefined) continue;
    const first = firstOf(pairs, pair, index);
    if (first !== undefined) problems.push(toDuplicateKey(context, node, first, pair));
    visit(context, pair.value, problems);
  }
}

function firstOf(pairs: readonly Pair[], pair: Pair, before: number): Pair | undefined {
  if (pair.name === '<<' || pair.key.kind !== 'scalar') return undefined;
  for (let index = 0; index < before && index < MOST_COMPARED; index++) {
    if (pairs[index]?.name === pair.name) return pairs[index];
  }
  return undefined;
}

/** Maps with more keys are compared with their first ones only, to stay linear. */
const MOST_COMPARED = 500;

function toDuplicateKey(context: CheckContext, map: MapNode, first: Pair, second: Pair): Problem {
  const { document, resource } = context;
  const isSame =
    document.text.slice(first.start, first.end) === document.text.slice(second.start, second.end);
  const remove = (pair: Pair, title: string): Fix => ({
    title,
    kind: isSame ? 'safe' : 'suggestion',
    edits: () => [removePair(document, pair)],
  });
  const fixes = [
    remove(
      second,
      isSame ? `Remove the second ${quote(second.name)}` : `Keep the first ${quote(second.name)}`,
    ),
  ];
  if (!isSame) fixes.push(remove(first, `Keep the second ${quote(second.name)}`));
  const where = map === resource.root ? quote(resource.kind) : quote(map.pair?.name ?? resource.kind);
  return toProblem(context, {
    code: 'schema/duplicate-key',
    at: second.key,
    message: `${quote(second.name)} is set twice in ${where}. Keep one of them.`,
    related: [{ document, span: first.key, message: 'It is set here first.' }],
    fixes,
    hasPreferredFix: isSame,
  });
}

/** Reports items of a list that repeat another one, wholly or in the keys that tell items apart. */
export function reportDuplicateItems(
  context: SchemaContext,
  site: Site,
  fault: SchemaFault,
): Problem | undefined {
  const list = site.place.node;
  const [index, first] =
    fault.keyword === 'uniqueItems'
      ? [fault.params['i'], fault.params['j']]
      : [fault.params['index'], fault.params['first']];
  if (list.kind !== 'seq' || typeof index !== 'number' || typeof first !== 'number') return undefined;
  const [later, earlier] = index > first ? [index, first] : [first, index];
  return toDuplicateItem(context, site, later, {
    earlier,
    keys: Array.isArray(fault.params['keys']) ? (fault.params['keys'] as string[]) : [],
  });
}

/** Reports one item that repeats an earlier one. */
export function toDuplicateItem(
  context: SchemaContext,
  site: Site,
  index: number,
  {
    earlier,
    keys,
    message,
    upstream = [],
  }: {
    readonly earlier?: number;
    readonly keys: readonly string[];
    readonly message?: string;
    readonly upstream?: readonly string[];
  },
): Problem | undefined {
  const list = site.place.node;
  const { document } = context;
  if (list.kind !== 'seq') return undefined;
  const source = list.items[index];
  const node = resolveAlias(source);
  if (source === undefined || node === undefined || source.masked) return undefined;
  const place = { path: [...site.place.path, index], source, node, pair: undefined };
  const original = earlier === undefined ? undefined : list.items[earlier];
  const same = keys.length === 0 ? '' : ` It has the same ${listNames(keys, 'and')}.`;
  return toProblem(context, {
    code: 'schema/duplicate-item',
    at: containerSpan(document, place, source),
    message:
      message ??
      `Item ${index + 1} of ${containerName(site.place.path, context.resource.kind)} repeats item ${(earlier ?? 0) + 1}.${same} Keep one of them.`,
    related: original === undefined ? [] : [{ document, span: original, message: 'The first one is here.' }],
    fixes: [
      { title: 'Remove this item', kind: 'suggestion', edits: () => [removeItem(document, list, index)] },
    ],
    hasPreferredFix: false,
    upstream,
  });
}
