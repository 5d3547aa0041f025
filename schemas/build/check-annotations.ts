import { CHECKED_FORMATS, PATTERN_FORMATS } from '../formats.ts';
import { CONCEPTS } from '../vocabulary.ts';
import { childOf, formatPath, walkTree, type Tree } from './tree.ts';

const FORMATS: ReadonlySet<string> = new Set([
  ...Object.keys(PATTERN_FORMATS),
  ...Object.keys(CHECKED_FORMATS),
]);
/** Keywords that say something of single values of `enum`. */
const ENUM_KEYWORDS = ['x-enum-docs', 'x-enum-channels', 'x-enum-since'] as const;

const CONCEPT_NAMES: ReadonlySet<string> = new Set(CONCEPTS);

/**
 * Checks that what a tree says about its own parts is true: names in lists of names are fields that it has.
 * @param label the kind, for messages
 * @throws with the first statement that is wrong
 */
export function checkAnnotations(tree: Tree, label: string): void {
  walkTree(tree, (node, steps) => {
    const problem = problemOf(node);
    if (problem !== undefined) throw new Error(`${label} ${formatPath(steps)}: ${problem}`);
  });
}

function problemOf(node: Tree): string | undefined {
  const names = [...(node.required ?? []), ...((node['x-common'] ?? []) as string[])];
  const stranger = names.find((name) => childOf(node, name) === undefined);
  if (stranger !== undefined) return `no field "${stranger}" for required or x-common`;
  return synonymProblem(node) ?? valueProblem(node) ?? wordProblem(node) ?? releaseProblem(node);
}

function synonymProblem(node: Tree): string | undefined {
  const synonyms = Object.entries((node['x-synonyms'] ?? {}) as Record<string, string>);
  for (const [wrong, right] of synonyms) {
    if (childOf(node, wrong) !== undefined) return `x-synonyms calls the field "${wrong}" wrong`;
    if (!hasPath(node, right.split('.'))) return `x-synonyms: no field "${right}"`;
  }
  return undefined;
}

/** Steps of synonyms go through the items of lists without saying so. */
function hasPath(node: Tree | undefined, names: readonly string[]): boolean {
  const [name, ...rest] = names;
  if (name === undefined) return true;
  const owner = node?.items ?? node;
  if (owner === undefined) return false;
  const child = childOf(owner, name) ?? childOf(owner, '{}');
  return child !== undefined && hasPath(child, rest);
}

function valueProblem(node: Tree): string | undefined {
  const values = (node['enum'] ?? []) as unknown[];
  const documented = ENUM_KEYWORDS.flatMap((keyword) => keysOf(node[keyword]));
  const stranger = documented.find((value) => !values.includes(value));
  return stranger === undefined ? undefined : `${ENUM_KEYWORDS.join(' or ')}: no value "${stranger}"`;
}

/** What is said of releases speaks of releases, and of keywords that are there. */
function releaseProblem(node: Tree): string | undefined {
  const stranger = keysOf(node['x-checked-since']).find((keyword) => node[keyword] === undefined);
  if (stranger !== undefined) return `x-checked-since: no keyword "${stranger}"`;
  const relations = (node['x-relations'] ?? []) as (Dated | string)[];
  const dates = [
    node['x-since'],
    ...valuesOf(node['x-enum-since']),
    ...valuesOf(node['x-checked-since']),
    ...relations.flatMap((relation) =>
      typeof relation === 'string' ? [] : [relation.since, relation.until],
    ),
  ].flatMap((since) => (typeof since === 'object' ? valuesOf(since) : [since]));
  const wrong = dates.find(
    (date) => date !== undefined && !(typeof date === 'string' && /^\d+\.\d+$/.test(date)),
  );
  return wrong === undefined ? undefined : `${JSON.stringify(wrong)} is no release such as "1.18"`;
}

/** A relation, as far as releases go. */
interface Dated {
  readonly since?: unknown;
  readonly until?: unknown;
}

function wordProblem(node: Tree): string | undefined {
  const { format, 'x-concept': concept } = node;
  if (typeof format === 'string' && !FORMATS.has(format)) return `unknown format "${format}"`;
  if (typeof concept === 'string' && !CONCEPT_NAMES.has(concept)) return `unknown concept "${concept}"`;
  return undefined;
}

function valuesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
