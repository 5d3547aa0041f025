import type { Problem } from '../resources/problem.ts';
import { findPair } from '../yaml/select.ts';
import { toProblem, type SchemaContext } from './context.ts';
import type { SchemaFault } from './kind-schema.ts';
import type { Site } from './site.ts';
import { containerName, quote } from './wording.ts';

/** Reports a key of a map that has not the form its keys need. */
export function reportWrongKey(context: SchemaContext, site: Site, fault: SchemaFault): Problem | undefined {
  const name = fault.params['propertyName'];
  const pair = typeof name === 'string' ? findPair(site.place.node, name) : undefined;
  if (pair === undefined || pair.key.masked) return undefined;
  const { pattern, maxLength } = site.view.node.propertyNames ?? {};
  const isTooLong = maxLength !== undefined && pair.name.length > maxLength;
  const rule = isTooLong
    ? `Keys have ${maxLength} characters at most.`
    : pattern === undefined
      ? 'Write it in another form.'
      : `Keys have to match ${pattern}.`;
  return toProblem(context, {
    code: 'schema/wrong-format',
    at: pair.key,
    message: `${quote(pair.name)} is no key of ${containerName(site.place.path, context.resource.kind)}. ${rule}`,
  });
}
