import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { parseLintArguments, UsageError, type Format } from './arguments.ts';
import { explain } from './explain.ts';
import { formatGithub } from './format-github.ts';
import { formatJson } from './format-json.ts';
import { formatSarif } from './format-sarif.ts';
import { formatText } from './format-text.ts';
import { exitStatus, lint } from './lint.ts';
import type { LintResult } from './lint-result.ts';

const USAGE = `Checks service-mesh YAML: Istio, Linkerd, Cilium, Gateway API, SMI.

meshwright lint [options] PATH…     check files and folders ("-" for standard input)
  --format text|json|sarif|github   how to print (text)
  --fix                             apply the safe fixes first
  --min-severity SEVERITY           show and fail on problems at or above it (show all, fail on errors)
  --max-warnings N                  fail on more warnings than N
  --crds PATH                       use these CustomResourceDefinitions; may be repeated
  --config FILE                     use this settings file
  --closed-world                    these files are all there is: report references that lead nowhere
meshwright explain CODE             print the page of a problem code
meshwright lsp --stdio              start the language server

Exit status: 0 nothing to fail on, 1 problems, 2 bad usage or unreadable input.
`;

const FORMATTERS: Readonly<Record<Format, (result: LintResult) => string>> = {
  text: (result) => formatText(result, process.stdout.isTTY && process.env['NO_COLOR'] === undefined),
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
};

async function run([command, ...words]: readonly string[]): Promise<number> {
  if (command === 'lint') return await runLint(words);
  if (command === 'explain') {
    process.stdout.write(await explain(words[0], path.join(import.meta.dirname, 'pages')));
    return 0;
  }
  if (command === undefined || command === 'help' || command === '--help' || command === '-h') {
    process.stdout.write(USAGE);
    return command === undefined ? 2 : 0;
  }
  throw new UsageError(`"${command}" is no command. Use lint, explain or lsp.`);
}

/**
 * How many bytes of code V8 runs before it looks whether a function is worth optimizing: three times its default. A run
 * is over in seconds, and a third of its work would be to optimize rules that pay it back only after minutes.
 */
const INTERRUPT_BUDGET = 400_000;

/** Newer versions than Node 20 have a quicker compiler in between, and no such option: they would complain of it. */
function optimizeLess(): void {
  if (process.version.startsWith('v20.')) setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}

async function runLint(words: readonly string[]): Promise<number> {
  const options = parseLintArguments(words);
  optimizeLess();
  const result = await lint(options, {
    schemaFolder: path.join(import.meta.dirname, 'schemas'),
    workingFolder: process.cwd(),
    readStdin: async () => await text(process.stdin),
    log: (message) => process.stderr.write(`${message}\n`),
  });
  process.stdout.write(FORMATTERS[options.format](result));
  return exitStatus(result.problems, options);
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words[0] === 'lsp') {
    // The server takes over standard input and output, and ends the process when the client hangs up.
    await import('../lsp/node.ts');
    return;
  }
  try {
    process.exitCode = await run(words);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    process.stderr.write(
      `meshwright: ${isUsage ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.exitCode = 2;
  }
}

void main();
