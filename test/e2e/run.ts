import { build } from '../../server/tools/build.ts';
import { runSuite } from './run-suite.ts';

await build({ development: false });
process.exitCode = (await runSuite(process.argv.slice(2))) === 'passed' ? 0 : 1;
