import { stableJson } from './stable-json.ts';
import { childrenOf, setChild, type Tree } from './tree.ts';

/** Keywords that belong to the place of a value; the same type has others elsewhere. */
const PLACE_KEYWORDS = [
  'description',
  'default',
  'x-doc',
  'x-concept',
  'x-since',
  'x-deprecated',
  'x-channel',
] as const;

/** Parts below this length, in characters of JSON, cost more to name than to repeat. */
const MINIMUM_LENGTH = 160;

interface Part {
  readonly body: Tree;
  readonly step: string;
  count: number;
  name?: string;
}

/**
 * Moves parts of a schema that are equal to each other into `definitions`, so that they are written and
 * compiled once. What belongs to the place stays beside the `$ref`.
 * @returns a new schema; the given one is unchanged
 */
export function shareEqualParts(schema: Tree): Tree {
  const parts = new Map<string, Part>();
  const keys = new Map<Tree, string>();
  count(schema, '', parts, keys);
  const definitions: Record<string, Tree> = {};
  const shared = rewrite(schema, true, { parts, keys, definitions });
  if (Object.keys(definitions).length > 0) shared['definitions'] = definitions;
  return shared;
}

function count(node: Tree, step: string, parts: Map<string, Part>, keys: Map<Tree, string>): void {
  const key = stableJson(bodyOf(node));
  keys.set(node, key);
  const known = parts.get(key);
  if (known !== undefined) {
    // What is below was counted with the first copy, and is shared through it.
    known.count++;
    return;
  }
  parts.set(key, { body: node, step, count: 1 });
  for (const [name, child] of childrenOf(node))
    count(child, name === '[]' || name === '{}' ? step : name, parts, keys);
}

interface Rewriting {
  readonly parts: Map<string, Part>;
  readonly keys: Map<Tree, string>;
  readonly definitions: Record<string, Tree>;
}

function rewrite(node: Tree, isRoot: boolean, state: Rewriting): Tree {
  const key = state.keys.get(node) ?? '';
  const part = state.parts.get(key);
  if (isRoot || part === undefined || part.count < 2 || key.length < MINIMUM_LENGTH) {
    return rewriteChildren(node, state);
  }
  if (part.name === undefined) {
    part.name = freeName(part.step, state.definitions);
    // The name is taken before the parts below ask for theirs.
    state.definitions[part.name] = {};
    state.definitions[part.name] = rewriteChildren(bodyOf(part.body), state);
  }
  return { $ref: `#/definitions/${part.name}`, ...placeOf(node) };
}

function rewriteChildren(node: Tree, state: Rewriting): Tree {
  const copy: Tree = { ...node };
  if (node.properties !== undefined) copy.properties = { ...node.properties };
  for (const [step, child] of childrenOf(node)) setChild(copy, step, rewrite(child, false, state));
  return copy;
}

function bodyOf(node: Tree): Tree {
  const body = { ...node };
  for (const keyword of PLACE_KEYWORDS) delete body[keyword];
  return body;
}

function placeOf(node: Tree): Tree {
  return Object.fromEntries(
    PLACE_KEYWORDS.filter((keyword) => node[keyword] !== undefined).map((keyword) => [
      keyword,
      node[keyword],
    ]),
  );
}

function freeName(step: string, definitions: Record<string, Tree>): string {
  const base = step === '' ? 'Part' : step.charAt(0).toUpperCase() + step.slice(1);
  let name = base;
  for (let number = 2; Object.hasOwn(definitions, name); number++) name = `${base}${number}`;
  return name;
}
