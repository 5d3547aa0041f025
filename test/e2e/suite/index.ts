import * as vscode from 'vscode';
import { createReport } from './create-report.ts';

/** The journeys, each in a file of its own that calls `suite` and `test`. */
const journeys = [
  async () => await import('./first-fix.ts'),
  async () => await import('./mesh.ts'),
  async () => await import('./repairs.ts'),
  async () => await import('./pages.ts'),
  async () => await import('./beside.ts'),
  async () => await import('./json.ts'),
  async () => await import('./restart.ts'),
];

/** Runs every journey in the VS Code that this is called in; every host calls it. */
export async function run(): Promise<void> {
  const report = await createReport();
  // In a browser VS Code saves by itself after a second, and a journey could then undo nothing.
  await vscode.workspace.getConfiguration('files').update('autoSave', 'off', true);
  // A static import would become a `require`, which gives an ES module's default export another shape.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, reporter: Mocha.reporters.Base });
  const words = process.env['MESHWRIGHT_E2E_TESTS'] ?? '';
  if (words !== '') mocha.fgrep(words);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of journeys) await load();
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      report({ finished: true });
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed.`));
    });
    runner.on('pass', (test) =>
      report({ test: test.fullTitle(), passed: true, milliseconds: test.duration ?? 0 }),
    );
    runner.on('fail', (test, error: unknown) =>
      report({ test: test.fullTitle(), passed: false, error: textOf(error) }),
    );
  });
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
