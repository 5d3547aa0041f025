import type { Fix } from '../resources/problem.ts';
import { lineEnding, columnOf } from '../yaml/edit.ts';
import type { Pair } from '../yaml/nodes.ts';
import type { SchemaContext } from './context.ts';
import type { SchemaView } from './lookup.ts';

/** What is meant by a field that never existed, but that articles and generated manifests use. */
export interface KnownShape {
  /** What to write instead. */
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** The fields that the repair sets. */
  readonly meant: readonly string[];
}

/**
 * Finds the repair for an unknown field whose meaning is known although neither name nor type fit.
 * @returns undefined for all other fields
 */
export function findKnownShape(context: SchemaContext, view: SchemaView, pair: Pair): KnownShape | undefined {
  return pair.name === 'statusCodeRange' && hasStatusBounds(view) ? statusBounds(context, pair) : undefined;
}

/** Linkerd's conditions have `status` with `min` and `max` (linkerd2, ServiceProfile v1alpha2). */
function hasStatusBounds(view: SchemaView): boolean {
  const status = view.node.properties?.['status'];
  return status !== undefined;
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
