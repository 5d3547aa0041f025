import type Mocha from 'mocha';
// oxlint-disable-next-line import/no-unassigned-import -- It leaves behind globals and exports nothing of use.
import 'mocha/mocha.js';

/** What mocha's bundle for browsers leaves behind. */
interface Globals {
  readonly Mocha: typeof Mocha;
  suite(title: string, define: () => void): void;
  test(title: string, run: () => Promise<void>): void;
  teardown(run: () => Promise<void>): void;
}

const globals = globalThis as unknown as Globals;

// The functions are there only when a run has begun, so they are looked up at each call.
export const suite: Globals['suite'] = (title, define) => globals.suite(title, define);
export const test: Globals['test'] = (title, run) => globals.test(title, run);
export const teardown: Globals['teardown'] = (run) => globals.teardown(run);

// oxlint-disable-next-line import/no-default-export -- It stands in for mocha, whose main export is the default one.
export default globals.Mocha;
