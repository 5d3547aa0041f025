import type { Problem } from '../resources/problem.ts';
import type { SchemaCodeId } from './codes.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { valueSpan } from './locate.ts';
import type { SchemaFault } from './kind-schema.ts';
import { demandNote } from './releases.ts';
import type { Site } from './site.ts';
import { nameOf, quote } from './wording.ts';

interface Limit {
  readonly code: SchemaCodeId;
  /** What is wrong, after the field's name. */
  readonly text: (bound: unknown, site: Site) => string;
  /** True if the value may be completed from elsewhere. */
  readonly judgesAbsence?: true;
}

const LIMITS: Readonly<Record<string, Limit>> = {
  minimum: {
    code: 'schema/out-of-range',
    text: (bound, site) => `is ${found(site)}. The least is ${bound}.`,
  },
  maximum: { code: 'schema/out-of-range', text: (bound, site) => `is ${found(site)}. The most is ${bound}.` },
  'x-minimum-duration': {
    code: 'schema/out-of-range',
    text: (bound, site) => `is ${found(site)}. The shortest time is ${bound}.`,
  },
  'x-maximum-duration': {
    code: 'schema/out-of-range',
    text: (bound, site) => `is ${found(site)}. The longest time is ${bound}.`,
  },
  minLength: {
    code: 'schema/wrong-length',
    text: (bound, site) =>
      found(site) === '""'
        ? 'is empty. Give it a value.'
        : `is ${found(site)}. It takes ${bound} characters at least.`,
  },
  maxLength: {
    code: 'schema/wrong-length',
    text: (bound) => `is too long. It takes ${bound} characters at most.`,
  },
  minItems: {
    code: 'schema/too-few',
    text: (bound, site) =>
      count(site) === 0
        ? `is an empty list. It takes ${items(bound)} at least.`
        : `has ${items(count(site))}. It takes ${bound} at least.`,
    judgesAbsence: true,
  },
  maxItems: {
    code: 'schema/too-many',
    text: (bound, site) => `has ${items(count(site))}. It takes ${bound} at most.`,
  },
  minProperties: {
    code: 'schema/too-few',
    text: (bound, site) =>
      count(site) === 0
        ? `is empty. It takes ${fields(bound)} at least.`
        : `has ${fields(count(site))}. It takes ${bound} at least.`,
    judgesAbsence: true,
  },
  maxProperties: {
    code: 'schema/too-many',
    text: (bound, site) => `has ${fields(count(site))}. It takes ${bound} at most.`,
  },
};

/** True for keywords of numbers, lengths and counts. */
export function isLimit(keyword: string): boolean {
  return Object.hasOwn(LIMITS, keyword);
}

/** Reports a value beyond a bound; undefined for a list or map that may be completed from elsewhere. */
export function reportLimit(context: SchemaContext, site: Site, fault: SchemaFault): Problem | undefined {
  const limit = LIMITS[fault.keyword];
  if (limit === undefined || (context.isPartial && limit.judgesAbsence === true)) return undefined;
  const bound = site.view.node[fault.keyword as 'minimum'] ?? fault.params['limit'];
  const { 'x-deprecated': deprecated, 'x-checked-since': checkedSince } = site.view.node;
  const since = checkedSince?.[fault.keyword as 'maxItems'];
  // What became of a field that went says better from when on it may hold nothing.
  const note = deprecated === undefined ? demandNote(context, { since }) : ` ${deprecated}`;
  return toProblem(context, {
    code: limit.code,
    at: valueSpan(context.document, site.place),
    message: `${nameOf(site.place.path, context.resource.kind)} ${limit.text(bound, site)}${note}`,
  });
}

function found({ place }: Site): string {
  if (place.node.kind !== 'scalar') return '';
  return typeof place.node.value === 'number' ? place.node.text : quote(place.node.text);
}

function count({ place }: Site): number {
  if (place.node.kind === 'seq') return place.node.items.length;
  return place.node.kind === 'map' ? place.node.pairs.length : 0;
}

function items(number: unknown): string {
  return number === 1 ? '1 item' : `${number} items`;
}

function fields(number: unknown): string {
  return number === 1 ? '1 field' : `${number} fields`;
}
