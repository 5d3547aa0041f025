/** A schema node while it is built: any keyword, with the parts that hold further nodes typed. */
export interface Tree {
  type?: string;
  description?: string;
  properties?: Record<string, Tree>;
  required?: string[];
  items?: Tree;
  additionalProperties?: boolean | Tree;
  [keyword: string]: unknown;
}

/** One step of a path: a property, `[]` for the items of a list, `{}` for the values of a map. */
export type Step = string;

/**
 * Splits a path such as `spec.servers[].tls` into steps.
 * @param path names joined by dots with `[]` and `{}`; `.` is the node itself
 * @returns the steps in order, none for `.`
 */
export function parsePath(path: string): Step[] {
  if (path === '.') return [];
  return path
    .replaceAll('[]', '.[]')
    .replaceAll('{}', '.{}')
    .split('.')
    .filter((step) => step !== '');
}

/**
 * Writes steps the way `parsePath` reads them.
 * @returns the path, `.` for no steps
 */
export function formatPath(steps: readonly Step[]): string {
  const path = steps.reduce((text, step) => {
    if (step === '[]' || step === '{}') return text + step;
    return text === '' ? step : `${text}.${step}`;
  }, '');
  return path === '' ? '.' : path;
}

/**
 * Looks up one step below a node.
 * @returns the child, or undefined where the node has none of that name
 */
export function childOf(node: Tree, step: Step): Tree | undefined {
  if (step === '[]') return node.items;
  if (step === '{}') {
    return typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
  }
  return node.properties !== undefined && Object.hasOwn(node.properties, step)
    ? node.properties[step]
    : undefined;
}

/** Puts a child below a node, in the place the step names. */
export function setChild(node: Tree, step: Step, child: Tree): void {
  if (step === '[]') node.items = child;
  else if (step === '{}') node.additionalProperties = child;
  else (node.properties ??= {})[step] = child;
}

/** Takes a child and what requires it away from a node. */
export function removeChild(node: Tree, step: Step): void {
  if (step === '[]') delete node.items;
  else if (step === '{}') delete node.additionalProperties;
  else {
    delete node.properties?.[step];
    setRequired(
      node,
      (node.required ?? []).filter((name) => name !== step),
    );
  }
}

/** Sets the required names of a node, sorted; none removes the keyword. */
export function setRequired(node: Tree, names: readonly string[]): void {
  if (names.length === 0) delete node.required;
  else node.required = [...new Set(names)].sort();
}

/**
 * Lists the direct children of a node.
 * @returns pairs of step and child, properties first, in the order of the schema
 */
export function childrenOf(node: Tree): [Step, Tree][] {
  const children: [Step, Tree][] = Object.entries(node.properties ?? {});
  if (node.items !== undefined) children.push(['[]', node.items]);
  if (typeof node.additionalProperties === 'object') children.push(['{}', node.additionalProperties]);
  return children;
}

/** Calls `visit` for the node and everything below it, parents first. */
export function walkTree(
  node: Tree,
  visit: (node: Tree, steps: readonly Step[]) => void,
  steps: readonly Step[] = [],
): void {
  visit(node, steps);
  for (const [step, child] of childrenOf(node)) walkTree(child, visit, [...steps, step]);
}
