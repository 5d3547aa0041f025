import type { SchemaNode } from '../../../schemas/vocabulary.ts';
import type { Fix } from '../resources/problem.ts';
import type { YamlDocument } from '../yaml/document.ts';
import { columnOf, lineEnding, replaceSource, type DocumentEdit } from '../yaml/edit.ts';
import type { MapNode, Pair, ScalarNode } from '../yaml/nodes.ts';
import { liftScalar, nestUnder, unwrapList, wrapInList } from '../yaml/reshape.ts';
import { resolvePlainScalar } from '../yaml/scalars.ts';
import type { SchemaContext } from './context.ts';
import { isDurationFormat } from './formats.ts';
import { childView, type SchemaView } from './lookup.ts';
import { quoteAsUsual } from './quotes.ts';
import { fitsScalar, fitsType } from './shape.ts';
import type { Site } from './site.ts';
import { own } from '../util/own.ts';

export interface TypeFixes {
  readonly fixes: readonly Fix[];
  /** True if the first fix is surely what was meant. */
  readonly isClear: boolean;
  /** What to do, for the message. */
  readonly advice?: string;
}

const NONE: TypeFixes = { fixes: [], isClear: false };

/** Repairs for a value of the wrong type. */
export function findTypeFixes(context: SchemaContext, site: Site): TypeFixes {
  const { source, pair } = site.place;
  const { view } = site;
  if (source.kind === 'alias') return NONE;
  if (source.kind === 'scalar') {
    if (source.value === null) return NONE;
    return scalarFixes(context, source, view, pair);
  }
  if (pair === undefined) return NONE;
  const { document } = context;
  if (source.kind === 'seq') {
    const [item] = source.items;
    if (item === undefined || source.items.length !== 1 || !fitsType(view.node, item)) return NONE;
    return clear(
      'Write the item without the list.',
      'Take the item out of the list',
      unwrapList(document, pair, source),
    );
  }
  if (view.node.type === 'array') {
    const items = childView(view, 0);
    if (items === undefined || !fitsType(items.node, source)) return NONE;
    if (!source.pairs.some(({ name }) => own(items.node.properties ?? {}, name) !== undefined)) {
      return namedItems(document, source, items);
    }
    return clear('Write it as a list item.', 'Make it a list', wrapInList(document, pair));
  }
  const [only] = source.pairs;
  if (only?.value.kind !== 'scalar' || !fitsType(view.node, only.value)) return NONE;
  return clear(
    undefined,
    `Write only the value of "${only.name}"`,
    liftScalar(document, pair, source, only.value),
  );
}

/** `x-user: jason` in place of a list of items with `name` and `value`. */
function namedItems(document: YamlDocument, map: MapNode, items: SchemaView): TypeFixes {
  const { name, value } = items.node.properties ?? {};
  const isPlain = map.pairs.every((pair) => pair.value.kind === 'scalar' && pair.value.start > pair.key.end);
  if (name === undefined || value === undefined || map.flow || !isPlain) return NONE;
  const edits = map.pairs.flatMap((pair): DocumentEdit[] => {
    const indent = lineEnding(document) + ' '.repeat(columnOf(document, pair.start) + 2);
    return [
      { document, span: { start: pair.start, end: pair.start }, newText: '- name: ' },
      { document, span: { start: pair.key.end, end: pair.value.start }, newText: `${indent}value: ` },
    ];
  });
  return clear(
    'Write each entry as an item with "name" and "value".',
    'Make it a list of names and values',
    edits,
  );
}

function clear(
  advice: string | undefined,
  title: string,
  edits: readonly DocumentEdit[] | undefined,
): TypeFixes {
  if (edits === undefined) return NONE;
  const fix: Fix = { title, kind: 'suggestion', edits: () => edits };
  return { fixes: [fix], isClear: true, ...(advice === undefined ? {} : { advice }) };
}

function scalarFixes(
  context: SchemaContext,
  node: ScalarNode,
  view: SchemaView,
  pair: Pair | undefined,
): TypeFixes {
  const { document } = context;
  const schema = view.node;
  if (schema.type === 'string') return textFixes(context, node, schema);
  if (schema.type === 'array' && pair !== undefined) {
    const items = childView(view, 0);
    if (items === undefined || node.value === null || !fitsScalar(items.node, node.value)) return NONE;
    return clear('Write it as a list item.', 'Make it a list', wrapInList(document, pair));
  }
  if (schema.type === 'object') return pair === undefined ? NONE : nestFixes(context, node, view, pair);
  return wordFixes(context, node, schema);
}

/** A number or boolean in quotes, or another word for true and false. */
function wordFixes({ document }: SchemaContext, node: ScalarNode, schema: SchemaNode): TypeFixes {
  const word = node.text.trim();
  const value =
    typeof node.value === 'number' && schema.type === 'boolean'
      ? booleanOf(node.value)
      : resolvePlainScalar(word);
  const isPlainWord = typeof value !== 'string' && value !== null && fitsScalar(schema, value);
  if (!isPlainWord) return NONE;
  const newText = typeof value === 'boolean' ? String(value) : word;
  const isQuoted = node.style === 'double' || node.style === 'single';
  return {
    advice: isQuoted && newText === word ? 'Remove the quotes.' : `Write ${newText}.`,
    isClear: true,
    fixes: [
      {
        title: `Change to ${newText}`,
        kind: isQuoted ? 'safe' : 'suggestion',
        edits: () => [replaceSource(document, node, newText)],
      },
    ],
  };
}

function booleanOf(value: number): boolean | number {
  return value === 0 ? false : value === 1 ? true : value;
}

/** A bare number, boolean or the like where a text belongs. */
function textFixes({ document }: SchemaContext, node: ScalarNode, schema: SchemaNode): TypeFixes {
  const source = document.text.slice(node.start, node.end);
  if (schema.enum !== undefined && !schema.enum.includes(node.text)) return NONE;
  const to = (text: string, kind: Fix['kind']): Fix => ({
    title: `Change to ${text}`,
    kind,
    edits: () => [replaceSource(document, node, text)],
  });
  if (typeof node.value === 'number' && isDurationFormat(schema.format) && node.value !== 0) {
    // Bare numbers are seconds in most tools that have them.
    const fixes = Number.isInteger(node.value)
      ? [to(`${node.value}s`, 'suggestion'), to(`${node.value}ms`, 'suggestion')]
      : [];
    return { advice: 'Write its unit as well.', fixes, isClear: true };
  }
  return { advice: 'Put it in quotes.', fixes: [to(quoteAsUsual(document, source), 'safe')], isClear: true };
}

/** A value where a block is expected that has a field for it: `port: 80` for `port: {number: 80}`. */
function nestFixes({ document }: SchemaContext, node: ScalarNode, view: SchemaView, pair: Pair): TypeFixes {
  const { value } = node;
  if (value === null) return NONE;
  const names = Object.keys(view.node.properties ?? {}).filter((name) => {
    const field = childView(view, name);
    return field !== undefined && fitsScalar(field.node, value);
  });
  const required = names.filter((name) => view.node.required?.includes(name) ?? false);
  const usual = required.length === 1 ? required : names;
  if (usual.length > 3) return NONE;
  const fixes = usual.flatMap((name): Fix[] => {
    const edits = nestUnder(document, pair, name);
    return edits === undefined
      ? []
      : [{ title: `Write it as "${name}"`, kind: 'suggestion', edits: () => edits }];
  });
  return { fixes, isClear: fixes.length === 1 };
}
