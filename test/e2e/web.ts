import { build } from '../../server/tools/build.ts';
import { runSuite } from './run-suite.ts';

// The same journeys where there is no machine behind the browser.
process.env['MESHWRIGHT_E2E_HOST'] = 'web';
await build({ development: false });
process.exitCode = (await runSuite(process.argv.slice(2))) === 'passed' ? 0 : 1;
