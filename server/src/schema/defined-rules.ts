import type { Problem } from '../resources/problem.ts';
import type { Path } from '../yaml/nodes.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { containerSpan, locate, valueSpan } from './locate.ts';
import type { Site } from './site.ts';
import { listNames, nameOf } from './wording.ts';

/** Reports what only definitions of the user state: rules in CEL, and alternatives in JSON Schema's own words. */
export function reportDefinedRules(context: SchemaContext, site: Site): Problem[] {
  return site.faults.flatMap(({ keyword, params }) => {
    if (keyword === 'x-cel') {
      return [reportRule(context, site, String(params['message']), String(params['fieldPath']))];
    }
    return keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'not'
      ? [reportAlternatives(context, site, keyword)]
      : [];
  });
}

function reportRule(context: SchemaContext, site: Site, message: string, fieldPath: string): Problem {
  const path: Path = [...site.place.path, ...fieldPath.split(/[.[\]'"]+/).filter((step) => step !== '')];
  const place = locate(context.resource.root, path) ?? site.place;
  return toProblem(context, {
    code: 'schema/broken-rule',
    at: place.path.length === 0 ? context.resource.kindNode : valueSpan(context.document, place),
    message: `${nameOf(site.place.path, context.resource.kind)} breaks a rule of its definition: ${sentence(message)}`,
  });
}

function sentence(message: string): string {
  const text = message.trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function reportAlternatives(context: SchemaContext, site: Site, keyword: 'oneOf' | 'anyOf' | 'not'): Problem {
  const name = nameOf(site.place.path, context.resource.kind);
  const fields = fieldsOf(site.view.node['x-logic']?.[keyword]);
  const count = keyword === 'oneOf' ? 'exactly one' : 'at least one';
  return toProblem(context, {
    code: 'schema/conflicting-fields',
    at: containerSpan(context.document, site.place, context.resource.kindNode),
    message:
      fields.length < 2 || keyword === 'not'
        ? `${name} has fields that its definition does not allow together. Compare it with the definition.`
        : `${name} has to set ${count} of ${listNames(fields, 'and')}.`,
  });
}

/** The fields that alternatives require, if that is all they say. */
function fieldsOf(alternatives: unknown): string[] {
  if (!Array.isArray(alternatives)) return [];
  const names = alternatives.flatMap((part: unknown) => {
    const required = typeof part === 'object' && part !== null && 'required' in part ? part.required : [];
    return Array.isArray(required) ? required.map(String) : [];
  });
  return [...new Set(names)];
}
