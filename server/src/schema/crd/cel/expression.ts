import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { addAmountFunctions } from './amount-functions.ts';
import { addListFunctions } from './list-functions.ts';
import { addNetworkFunctions } from './network-functions.ts';
import { rewriteExpression } from './rewrite.ts';
import { addTextFunctions } from './text-functions.ts';
import type { CelValue } from './values.ts';

/** A CEL expression that was read. */
export interface Expression {
  /** How deep loops over lists stand within each other. */
  readonly loops: number;
  /** @throws whatever is wrong with the expression for this value */
  evaluate(self: CelValue): unknown;
}

/** The API server refuses longer rules. */
const LONGEST = 5120;

let environment: Environment | undefined;

/**
 * Reads a rule of a CustomResourceDefinition.
 * @throws Error with what is wrong, when it is no CEL
 */
export function readExpression(text: string): Expression {
  if (text.length > LONGEST) throw new Error('The rule is too long');
  environment ??= createEnvironment();
  const run = environment.parse(rewriteExpression(text));
  return { loops: countLoops(run.ast, 0), evaluate: (self) => run({ self }) };
}

function createEnvironment(): Environment {
  const created = new Environment({
    unlistedVariablesAreDyn: true,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: {
      maxAstNodes: 5000,
      maxDepth: 100,
      maxListElements: 1000,
      maxMapEntries: 1000,
      maxCallArguments: 32,
    },
  });
  created.registerVariable('self', 'dyn');
  addTextFunctions(created);
  addListFunctions(created);
  addAmountFunctions(created);
  addNetworkFunctions(created);
  return created;
}

const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'existsOne', 'map', 'filter']);

/** The greatest number of loops within each other; the cost of a rule grows with that power of the lists' length. */
function countLoops(part: unknown, depth: number): number {
  if (Array.isArray(part)) return Math.max(depth, ...part.map((item) => countLoops(item, depth)));
  if (!isNode(part)) return depth;
  const args: unknown = part.args;
  const isLoop = part.op === 'rcall' && Array.isArray(args) && LOOPS.has(String(args[0]));
  return countLoops(args, isLoop ? depth + 1 : depth);
}

function isNode(part: unknown): part is ASTNode {
  return typeof part === 'object' && part !== null && 'op' in part && 'args' in part;
}
