import type { Fix, Problem } from '../resources/problem.ts';
import type { Pair } from '../yaml/nodes.ts';
import { indentLines } from '../yaml/reshape.ts';
import { toProblem, type SchemaContext } from './context.ts';
import { childView, rootView, type SchemaView } from './lookup.ts';
import { nestFlattened } from './nest-flattened.ts';
import { isNullValue, type Site } from './site.ts';
import { listNames, quote } from './wording.ts';

/** An empty field and the fields behind it that belong below it. */
interface Flattened {
  readonly owner: Pair;
  readonly fields: readonly Pair[];
}

/** Finds the empty fields of a map whose own fields stand beside them instead of below. */
function findFlattened(view: SchemaView, pairs: readonly Pair[]): Flattened[] {
  const known = view.node.properties ?? {};
  return pairs.flatMap((owner, index) => {
    // Who writes `~` means it.
    const isBare = owner.value.start === owner.value.end && isNullValue(owner.value);
    const inner = Object.hasOwn(known, owner.name) && isBare ? childView(view, owner.name) : undefined;
    if (inner?.node.properties === undefined) return [];
    const rest = pairs.slice(index + 1);
    const end = rest.findIndex(
      ({ name }) => Object.hasOwn(known, name) || !Object.hasOwn(inner.node.properties ?? {}, name),
    );
    const fields = end === -1 ? rest : rest.slice(0, end);
    return fields.length === 0 ? [] : [{ owner, fields }];
  });
}

/**
 * Reports a resource whose indentation was lost: `metadata` or `spec` is empty, and its fields stand at the top
 * level. Whatever else is wrong follows from that.
 * @returns undefined for resources that are indented
 */
export function reportFlattenedResource(context: SchemaContext): Problem | undefined {
  const { document, resource } = context;
  const found = findFlattened(rootView(context.schema.root), resource.root.pairs);
  const [first] = found;
  if (first === undefined || resource.root.flow) return undefined;
  const edits = nestFlattened(document, resource.root, rootView(context.schema.root));
  const owners = found.map(({ owner }) => owner.name);
  const fix: Fix = {
    title: 'Indent the fields as they belong',
    kind: 'suggestion',
    edits: () => edits ?? [],
  };
  return toProblem(context, {
    code: 'schema/flattened',
    at: first.owner.key,
    message: `The fields of ${listNames(owners, 'and')} have lost their indentation. Indent them below the field that they belong to.`,
    fixes: edits === undefined ? [] : [fix],
  });
}

/** What was found of flattened fields in one map. */
export interface FlattenedFields {
  readonly problems: readonly Problem[];
  /** The fields that are explained by it. */
  readonly names: ReadonlySet<string>;
}

/** Reports fields of one map that stand beside the empty field that they belong to. */
export function reportFlattenedFields(context: SchemaContext, site: Site): FlattenedFields {
  const { node } = site.place;
  const found = node.kind === 'map' && !node.flow ? findFlattened(site.view, node.pairs) : [];
  const names = new Set(
    found.flatMap(({ owner, fields }) => [owner.name, ...fields.map(({ name }) => name)]),
  );
  const problems = found.map(({ owner, fields }) => {
    const start = fields[0]?.start ?? owner.end;
    const end = fields.at(-1)?.end ?? owner.end;
    const edits = indentLines(context.document, { start, end }, 2);
    return toProblem(context, {
      code: 'schema/flattened',
      at: owner.key,
      message: `${quote(owner.name)} is empty. Indent ${listNames(
        fields.map(({ name }) => name),
        'and',
      )} below it.`,
      fixes:
        edits === undefined
          ? []
          : [{ title: `Indent below "${owner.name}"`, kind: 'suggestion', edits: () => edits }],
    });
  });
  return { problems, names };
}
