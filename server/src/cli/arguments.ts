import { parseArgs } from 'node:util';
import type { Severity } from '../resources/problem.ts';
import { UserError } from '../util/user-error.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** What `meshwright lint` was asked to do. */
export interface LintArguments {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
  /** Problems below it are not shown, those at or above it fail the run. Undefined: all shown, errors fail. */
  readonly minSeverity: Severity | undefined;
  /** More warnings than this make the run fail; undefined for no limit. */
  readonly maxWarnings: number | undefined;
  readonly crds: readonly string[];
  readonly config: string | undefined;
  readonly closedWorld: boolean;
}

/** Arguments that make no sense. */
export class UsageError extends UserError {}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Reads the words behind `meshwright lint`.
 * @throws UsageError
 */
export function parseLintArguments(words: readonly string[]): LintArguments {
  const { values, positionals } = parse(words);
  if (positionals.length === 0)
    throw new UsageError('Name the files or folders to check, or "-" for standard input.');
  return {
    paths: positionals,
    format: oneOf('--format', values.format, FORMATS),
    fix: values.fix,
    minSeverity:
      values['min-severity'] === undefined
        ? undefined
        : oneOf('--min-severity', values['min-severity'], SEVERITIES),
    maxWarnings: values['max-warnings'] === undefined ? undefined : count(values['max-warnings']),
    crds: values.crds,
    config: values.config,
    closedWorld: values['closed-world'],
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        fix: { type: 'boolean', default: false },
        'min-severity': { type: 'string' },
        'max-warnings': { type: 'string' },
        crds: { type: 'string', multiple: true, default: [] },
        config: { type: 'string' },
        'closed-world': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw new UsageError(`"${value}" is no ${option}. Use one of: ${allowed.join(', ')}.`);
  return found;
}

function count(value: string): number {
  if (!/^\d+$/.test(value)) throw new UsageError(`"${value}" is no number for --max-warnings.`);
  return Number(value);
}
