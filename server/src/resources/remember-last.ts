import type { Resource } from './resource.ts';

/**
 * Makes a function of a resource remember its answer for the resource it was asked about last: the many rules of a
 * kind go over the same parts of a resource, one rule after the other.
 */
export function rememberLast<Answer>(
  compute: (resource: Resource) => Answer,
): (resource: Resource) => Answer {
  let last: { readonly resource: Resource; readonly answer: Answer } | undefined;
  return (resource) => {
    if (last?.resource !== resource) last = { resource, answer: compute(resource) };
    return last.answer;
  };
}
