import type { Problem } from '../resources/problem.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { valueSpan } from './locate.ts';
import type { Site } from './site.ts';
import { findTypeFixes } from './type-fixes.ts';
import { expectedValue, foundValue, nameOf } from './wording.ts';

/** Reports a value of another type than its field takes. */
export function reportWrongType(context: SchemaContext, site: Site): Problem {
  const { place, view } = site;
  const name = nameOf(place.path, context.resource.kind);
  const { fixes, isClear, advice } = findTypeFixes(context, site);
  const isEmpty = place.node.kind === 'scalar' && place.node.value === null;
  const expected = expectedValue(view.node);
  const message = isEmpty
    ? `${name} is empty. It takes ${expected}.`
    : `${name} takes ${expected}, not ${foundValue(place.node)}.`;
  return toProblem(context, {
    code: 'schema/wrong-type',
    at: valueSpan(context.document, place),
    message: advice === undefined ? message : `${message} ${advice}`,
    fixes,
    hasPreferredFix: isClear,
  });
}
