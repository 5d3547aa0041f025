import type { Fix } from '../resources/problem.ts';
import { columnOf, lineEnding, removePair, replaceSource, replaceText } from '../yaml/edit.ts';
import type { Pair } from '../yaml/nodes.ts';
import type { SchemaContext } from './context.ts';
import { childView, type SchemaView } from './lookup.ts';
import { own } from '../util/own.ts';

/** What is meant by a field that never existed, but that articles and generated manifests use. */
export interface KnownShape {
  /** What to write instead. */
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** The fields that the repair sets. */
  readonly meant: readonly string[];
  /** False if the first fix may lose what was meant. */
  readonly isClear?: boolean;
}

/**
 * Finds the repair for an unknown field whose meaning is known although neither name nor type fit.
 * @returns undefined for all other fields
 */
export function findKnownShape(context: SchemaContext, view: SchemaView, pair: Pair): KnownShape | undefined {
  const removed = view.node['x-removed'];
  if (removed !== undefined && Object.hasOwn(removed, pair.name)) {
    return goneField(context, view, pair, removed[pair.name] ?? '');
  }
  // The shapes below were made up for Linkerd's response classes, which have `condition` with `status`, `min`
  // and `max`, and `isFailure` (linkerd2, ServiceProfile v1alpha2).
  if (pair.name === 'statusCodeRange' && hasFields(childView(view, 'status'), ['min', 'max'])) {
    return statusBounds(context, pair);
  }
  if (!hasFields(view, ['condition', 'isFailure'])) return undefined;
  if (pair.name === 'isSuccess') return failureForSuccess(context, pair);
  return pair.name === 'weight' ? weightless(context, pair) : undefined;
}

/** A field of former releases; the note may name the field that took its place. */
function goneField({ document }: SchemaContext, view: SchemaView, pair: Pair, message: string): KnownShape {
  const successor = /"([\w.]+)"/.exec(message)?.[1];
  if (successor !== undefined && view.node.properties?.[successor] !== undefined) {
    const rename: Fix = {
      title: `Change to "${successor}"`,
      kind: 'suggestion',
      edits: () => [replaceText(document, pair.key, successor)],
    };
    return { message, meant: [successor], fixes: [rename] };
  }
  const remove: Fix = {
    title: `Remove "${pair.name}"`,
    kind: 'suggestion',
    edits: () => [removePair(document, pair)],
  };
  return { message, meant: [], fixes: [remove], isClear: successor === undefined };
}

function hasFields(view: SchemaView | undefined, names: readonly string[]): boolean {
  return names.every((name) => own(view?.node.properties ?? {}, name) !== undefined);
}

function failureForSuccess({ document }: SchemaContext, pair: Pair): KnownShape | undefined {
  const { value } = pair;
  if (value.kind !== 'scalar' || typeof value.value !== 'boolean') return undefined;
  const opposite = String(!value.value);
  const edits = () => [
    replaceText(document, pair.key, 'isFailure'),
    replaceSource(document, value, opposite),
  ];
  return {
    message: 'Write "isFailure" with the opposite value.',
    meant: ['isFailure'],
    fixes: [{ title: `Change to "isFailure: ${opposite}"`, kind: 'safe', edits }],
  };
}

function weightless({ document }: SchemaContext, pair: Pair): KnownShape {
  return {
    message: 'A response class only says which responses are failures. Remove it.',
    meant: [],
    fixes: [{ title: 'Remove "weight"', kind: 'suggestion', edits: () => [removePair(document, pair)] }],
  };
}

function statusBounds({ document }: SchemaContext, pair: Pair): KnownShape | undefined {
  const text = pair.value.kind === 'scalar' ? pair.value.text : '';
  const bounds = /^\s*(\d{3})\s*-\s*(\d{3})\s*$/.exec(text);
  const message = 'Write "status" with "min" and "max".';
  if (bounds === null) return undefined;
  const [, minimum, maximum] = bounds;
  const isFlow = pair.key.parent?.kind === 'map' && pair.key.parent.flow;
  const indent = lineEnding(document) + ' '.repeat(columnOf(document, pair.start) + 2);
  const newText = isFlow
    ? `status: {min: ${minimum}, max: ${maximum}}`
    : `status:${indent}min: ${minimum}${indent}max: ${maximum}`;
  return {
    message,
    meant: ['status'],
    fixes: [
      {
        title: `Change to "status" from ${minimum} to ${maximum}`,
        kind: 'safe',
        edits: () => [{ document, span: pair, newText }],
      },
    ],
  };
}
